export type Query = Record<string, string | number | boolean | undefined>;

/**
 * Builds a path from a template and encodes every value in it, so that no value can climb out.
 *
 * @example path`/library/metadata/${ratingKey}/children`
 */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((text, part, index) => text + encodeURIComponent(values[index - 1] ?? "") + part);
}

/** Flags go out as 0 and 1, absent values not at all. */
export function toSearch(query: Query | URLSearchParams = {}): URLSearchParams {
  if (query instanceof URLSearchParams) return query;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined)
      search.set(name, typeof value === "boolean" ? (value ? "1" : "0") : String(value));
  }
  return search;
}

/** Plex wants `( ) * ' !` encoded too, and a space as `%20`, not `+` (PROTOCOL §1.3). */
export function encodeQuery(query: URLSearchParams): string {
  return query
    .toString()
    .replaceAll("+", "%20")
    .replace(/[()*'!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
