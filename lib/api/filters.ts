import { Refusal } from "@/lib/refusal";

/** What a caller says about the page rather than about the films. */
const ours = new Set(["offset", "limit", "sort", "type", "server"]);

/** Plex's filters (PROTOCOL §3.6, §3.7). It ignores one it doesn't know and lists everything, so we refuse it. */
export const filterFields = [
  "title",
  "genre",
  "year",
  "decade",
  "contentRating",
  "collection",
  "director",
  "actor",
  "writer",
  "producer",
  "country",
  "studio",
  "resolution",
  "hdr",
  "unwatched",
  "unwatchedLeaves",
  "inProgress",
  "duplicate",
  "audioLanguage",
  "subtitleLanguage",
  "editionTitle",
  "label",
  "rating",
  "audienceRating",
  "userRating",
  "duration",
  "addedAt",
  "originallyAvailableAt",
  "lastViewedAt",
  "viewCount",
  "network",
];
const fields = new Set(filterFields);

/** A field, scoped by a type or not, then the operator that stands left of the `=`. */
const FILTER = /^(?:(?:show|season|episode|movie)\.)?(\w+)(?:!|!=|=|>>|<<|>|<)?$/;

/**
 * Reads Plex's filters out of a query, operators and all: `year>>=1990` is the key `year>>`.
 *
 * @throws Refusal `bad_request` for a filter that isn't on the list
 */
export function filtersOf(search: URLSearchParams): [string, string][] {
  const filters = [...search].filter(([name]) => !ours.has(name));
  for (const [name, value] of filters) {
    const field = FILTER.exec(name)?.[1];
    if (!field || !fields.has(field)) throw new Refusal("bad_request", "There is no such filter");
    if (value.length > 200) throw new Refusal("bad_request", `${field}: too long`);
  }
  return filters;
}
