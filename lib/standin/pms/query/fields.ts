import type { Item, Tag } from "../../catalog/types.ts";
import { stateOf } from "../../watch/state.ts";
import { grandparentOf, leavesOf, parentOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { resolutionOf } from "../render/streams.ts";

/** One thing that can be asked of an item; `tag` values are tag ids, `date` values epoch seconds. */
export type Field =
  | { type: "integer" | "date"; of(item: Item): number | undefined }
  | { type: "string"; of(item: Item): string | undefined }
  | { type: "boolean"; of(item: Item): boolean }
  | { type: "tag"; of(item: Item): (string | number)[] };

/** The fields this server filters by; anything else in a query is ignored, as real servers do (PROTOCOL §3.7). */
export function fieldsFor(server: PlexServer, account: Account): Record<string, Field> {
  const state = (item: Item) => stateOf(server, account, item.ratingKey);
  const leaves = (item: Item) => leavesOf(server, item);
  const watched = (item: Item) => state(item).viewCount > 0;
  const ids = (tags: Tag[]) => tags.map((tag) => tag.id);
  const seconds = (ms: number | undefined) => (ms === undefined ? undefined : Math.floor(ms / 1000));
  return {
    id: { type: "tag", of: (item) => [item.ratingKey] },
    "show.id": {
      type: "tag",
      of: (item) => [(grandparentOf(server, item) ?? parentOf(server, item) ?? item).ratingKey],
    },
    "season.id": { type: "tag", of: (item) => (item.parent ? [item.parent] : []) },
    guid: { type: "string", of: (item) => item.guid },
    title: { type: "string", of: (item) => item.title },
    studio: { type: "string", of: (item) => item.studio },
    contentRating: { type: "tag", of: (item) => (item.contentRating ? [item.contentRating] : []) },
    genre: { type: "tag", of: (item) => ids(item.genres) },
    director: { type: "tag", of: (item) => ids(item.directors) },
    writer: { type: "tag", of: (item) => ids(item.writers) },
    country: { type: "tag", of: (item) => ids(item.countries) },
    collection: { type: "tag", of: (item) => ids(item.collections) },
    actor: { type: "tag", of: (item) => item.roles.map(({ tag }) => tag.id) },
    resolution: {
      type: "tag",
      of: (item) => item.media.map((media) => resolutionOf(media.parts[0]?.file.height ?? 0)),
    },
    year: { type: "integer", of: (item) => item.year },
    decade: { type: "integer", of: (item) => item.year && item.year - (item.year % 10) },
    index: { type: "integer", of: (item) => item.index },
    duration: { type: "integer", of: (item) => item.duration },
    rating: { type: "integer", of: (item) => item.rating },
    audienceRating: { type: "integer", of: (item) => item.audienceRating },
    userRating: { type: "integer", of: (item) => state(item).userRating },
    viewCount: { type: "integer", of: (item) => state(item).viewCount },
    addedAt: { type: "date", of: (item) => item.addedAt },
    lastViewedAt: { type: "date", of: (item) => seconds(state(item).viewedAt) },
    originallyAvailableAt: { type: "date", of: (item) => dateOf(item.originallyAvailableAt) },
    unwatched: { type: "boolean", of: (item) => !watched(item) },
    unwatchedLeaves: { type: "boolean", of: (item) => leaves(item).some((leaf) => !watched(leaf)) },
    inProgress: {
      type: "boolean",
      of: (item) => leaves(item).some((leaf) => Boolean(state(leaf).viewOffset)),
    },
    duplicate: { type: "boolean", of: (item) => item.media.length > 1 },
  };
}

/** Epoch seconds of `YYYY-MM-DD`. */
export function dateOf(day: string | undefined): number | undefined {
  return day === undefined ? undefined : Date.parse(`${day}T00:00:00Z`) / 1000;
}
