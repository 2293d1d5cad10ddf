const declaration = `<?xml version="1.0" encoding="UTF-8"?>\n`;

/**
 * What a client gets that didn't ask for JSON: scalars as attributes, objects and lists as elements, flags as 1 and 0.
 * `Metadata` rows are named `Video` or `Directory`, as in Plex's own XML.
 */
export function toXml(name: string, value: object): string {
  return declaration + element(name, value);
}

function element(name: string, value: object): string {
  let attributes = "";
  let children = "";
  for (const [key, entry] of Object.entries(value)) {
    const entries: unknown[] = Array.isArray(entry) ? entry : [entry];
    for (const each of entries) {
      if (each === undefined || each === null) continue;
      if (typeof each === "object") children += element(elementName(key, each), each);
      else
        attributes += ` ${key}="${escape(typeof each === "boolean" ? String(Number(each)) : String(each))}"`;
    }
  }
  return children ? `<${name}${attributes}>${children}</${name}>` : `<${name}${attributes}/>`;
}

function elementName(key: string, row: object): string {
  if (key !== "Metadata") return key;
  return "type" in row && (row.type === "show" || row.type === "season") ? "Directory" : "Video";
}

function escape(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\r/g, "&#13;")
    .replace(/\n/g, "&#10;");
}
