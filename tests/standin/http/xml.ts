const declaration = `<?xml version="1.0" encoding="UTF-8"?>\n`;

/**
 * What a client gets that didn't ask for JSON: scalars as attributes, objects and lists as elements, flags as 1 and 0.
 * `Metadata` rows are named after what they are, and plex.tv's lists are wrapped (PROTOCOL §1.5).
 */
export function toXml(name: string, value: object): string {
  return declaration + element(name, value);
}

function element(name: string, value: object): string {
  let attributes = "";
  let children = "";
  for (const [key, entry] of Object.entries(value)) {
    if (Array.isArray(entry)) children += list(key, entry);
    else if (isRow(entry)) children += element(elementName(key, entry), entry);
    else if (entry !== undefined && entry !== null) attributes += ` ${key}="${escape(textOf(entry))}"`;
  }
  return children ? `<${name}${attributes}>${children}</${name}>` : `<${name}${attributes}/>`;
}

/** A server's rows stand side by side (`Media`, `Part`); plex.tv's in an element of their own (`<roles><role/>`). */
function list(key: string, entries: unknown[]): string {
  if (/^[A-Z]/.test(key))
    return entries.map((each) => (isRow(each) ? element(elementName(key, each), each) : "")).join("");
  const one = key.endsWith("ies") ? `${key.slice(0, -3)}y` : key.replace(/s$/, "");
  const rows = entries.map((each) => element(one, isRow(each) ? each : { id: each })).join("");
  // A root that is itself such a list: `<resources><resource/>`.
  return key === one ? rows : `<${key}>${rows}</${key}>`;
}

function isRow(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

const names: Record<string, string> = {
  ...{ movie: "Video", episode: "Video", clip: "Video" },
  ...{ track: "Track", photo: "Photo", playlist: "Playlist" },
};

/** What has something below it is a `Directory`, an album of photos too; so is a folder, which has no type. */
function elementName(key: string, row: object): string {
  if (key !== "Metadata") return key;
  const below = "key" in row && String(row.key).endsWith("/children");
  return (!below && "type" in row && names[String(row.type)]) || "Directory";
}

function textOf(value: unknown): string {
  return typeof value === "boolean" ? String(Number(value)) : String(value);
}

// XML 1.0 has no way at all to say these.
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escape(text: string): string {
  return text
    .replace(unspeakable, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\t/g, "&#9;")
    .replace(/\r/g, "&#13;")
    .replace(/\n/g, "&#10;");
}
