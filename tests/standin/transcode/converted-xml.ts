export type Json = Record<string, unknown>;

// Large or personal extras that the decision's family of answers doesn't carry.
const LEFT_OUT = new Set([
  "Media",
  "Guid",
  "Chapter",
  "Marker",
  "Extras",
  "Related",
  "OnDeck",
  "Image",
  "UltraBlurColors",
  // This one is told of the answer as a whole.
  "librarySectionUUID",
]);
const TEXT_FIELDS = new Set(["id", "librarySectionID", "skipCount", "value"]);

/** Retypes an item's JSON the way the decision's serializer does: ids and a few numbers become strings. */
export function convertedXml(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LEFT_OUT.has(key) && key !== "Part" && key !== "Stream")
      .map(([key, inner]) => [key, retype(key, inner)]),
  );
}

function retype(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((row: unknown) => (isJson(row) ? convertedXml(row) : row));
  if (key === "aspectRatio" && typeof value === "number") return value.toFixed(2);
  return TEXT_FIELDS.has(key) && typeof value === "number" ? String(value) : value;
}

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
