import { isJson, type Json } from "./visitor.ts";

/** Kinds of objects and, for each, the JSON types seen under each of its fields. */
export type Shapes = Map<string, Map<string, Set<string>>>;

/** Elements of which every row is the same wherever it stands. */
const TAGS = ["Genre", "Country", "Director", "Writer", "Producer", "Collection", "Mood", "Style", "Similar"];
const STREAMS = ["", "video", "audio", "subtitle", "lyrics"];

/**
 * Adds every object of an answer to `shapes`, by what it is: items by their type, streams by theirs, everything else by
 * the element it stands in. `family` keeps apart what one server spells in two ways (PROTOCOL §1.7).
 */
export function addShapes(shapes: Shapes, family: string, value: unknown, element = ""): void {
  if (Array.isArray(value)) for (const each of value) addShapes(shapes, family, each, element);
  if (!isJson(value)) return;
  const kind = `${family} ${kindOf(element, value)}`;
  const fields = shapes.get(kind) ?? new Map<string, Set<string>>();
  shapes.set(kind, fields);
  for (const [name, inner] of Object.entries(value)) {
    const types = fields.get(name) ?? new Set<string>();
    fields.set(name, types.add(typeOf(inner)));
    addShapes(shapes, family, inner, isJson(inner) || Array.isArray(inner) ? `${name}` : "");
  }
}

/** `null` says nothing about a type: nearly every text may be null (PROTOCOL §2.8). */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function kindOf(element: string, row: Json): string {
  if (element === "Stream") return `Stream ${STREAMS[Number(row.streamType)] ?? ""}`;
  if (TAGS.includes(element)) return "Tag";
  if (element === "Directory") return `Directory ${directoryKind(row)}`;
  if (element === "Metadata") return `Metadata ${itemKind(row)}`;
  return element || "answer";
}

/** What `Directory` stands for, which is very much: known by what only that has. */
function directoryKind(row: Json): string {
  if ("hubKey" in row) return "of a provider";
  if (String(row.key).endsWith("/allLeaves")) return "of all episodes";
  if ("tag" in row) return "of a tag";
  return "agent" in row ? "of a library" : "of a menu";
}

/** Albums of photos and photos are told apart by what is in them alone (PROTOCOL §3.5). */
function itemKind({ type, key }: Json): string {
  return type === "photo" && String(key).endsWith("/children") ? "photo album" : String(type);
}
