import { leafTypes } from "../../catalog/kinds.ts";
import type { Item, Tag } from "../../catalog/types.ts";
import type { MediaFile, MediaStream } from "../../media/index.ts";
import { stateOf } from "../../watch/state.ts";
import { grandparentOf, parentOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { resolutionOf } from "../render/streams.ts";
import { filesOf } from "./files.ts";
import { leafCountOf, tallyOf } from "./tally.ts";

/** One thing that can be asked of an item; `tag` values are tag ids, `date` values epoch seconds. */
export type Field =
  | { type: "integer" | "date"; of(item: Item): number | undefined }
  | { type: "string" | "range"; of(item: Item): string | undefined }
  | { type: "boolean"; of(item: Item): boolean }
  | { type: "tag"; of(item: Item): (string | number)[] };

/** The fields this server filters by; anything else in a query is ignored, as real servers do (PROTOCOL §3.7). */
export function fieldsFor(server: PlexServer, account: Account): Record<string, Field> {
  return { ...fixedFields, ...stateFields(server, account), ...ancestorFields(server) };
}

const ids = (tags: Tag[] = []) => tags.map((tag) => tag.id);
const words = (value: string | undefined) => (value === undefined ? [] : [value]);
const streamsOf = (item: Item, type: number): MediaStream[] =>
  filesOf(item).flatMap((file) => file.streams.filter((stream) => stream.streamType === type));
const unique = (values: (string | undefined)[]) => [...new Set(values.flatMap(words))];

/**
 * What the catalogue says. `audioCodec` and `audioChannels` aren't among them though the menus offer them: on a measured
 * server they matched every item (PROTOCOL §3.7).
 */
export const fixedFields: Record<string, Field> = {
  id: { type: "tag", of: (item) => [item.ratingKey] },
  guid: { type: "string", of: (item) => item.guid },
  title: { type: "string", of: (item) => item.title },
  titleSort: { type: "range", of: (item) => item.titleSort },
  studio: { type: "string", of: (item) => item.studio },
  summary: { type: "string", of: (item) => item.summary },
  editionTitle: { type: "string", of: (item) => item.editionTitle },
  contentRating: { type: "tag", of: (item) => words(item.contentRating) },
  genre: { type: "tag", of: (item) => ids(item.genres) },
  director: { type: "tag", of: (item) => ids(item.directors) },
  writer: { type: "tag", of: (item) => ids(item.writers) },
  producer: { type: "tag", of: (item) => ids(item.producers) },
  country: { type: "tag", of: (item) => ids(item.countries) },
  collection: { type: "tag", of: (item) => ids(item.collections) },
  label: { type: "tag", of: (item) => ids(item.labels) },
  mood: { type: "tag", of: (item) => ids(item.moods) },
  style: { type: "tag", of: (item) => ids(item.styles) },
  actor: { type: "tag", of: (item) => item.roles.map(({ tag }) => tag.id) },
  resolution: { type: "tag", of: (item) => resolutionsOf(item) },
  videoCodec: { type: "tag", of: (item) => unique(streamsOf(item, 1).map((stream) => stream.codec)) },
  audioLanguage: { type: "tag", of: (item) => unique(streamsOf(item, 2).map((each) => each.languageCode)) },
  subtitleLanguage: {
    type: "tag",
    of: (item) => unique(streamsOf(item, 3).map((each) => each.languageCode)),
  },
  year: { type: "integer", of: (item) => item.year },
  decade: { type: "integer", of: (item) => item.year && item.year - (item.year % 10) },
  index: { type: "integer", of: (item) => item.index },
  duration: { type: "integer", of: (item) => item.duration },
  rating: { type: "integer", of: (item) => item.rating },
  audienceRating: { type: "integer", of: (item) => item.audienceRating },
  addedAt: { type: "date", of: (item) => item.addedAt },
  updatedAt: { type: "date", of: (item) => item.updatedAt },
  originallyAvailableAt: { type: "date", of: (item) => dateOf(item.originallyAvailableAt) },
  duplicate: { type: "boolean", of: (item) => filesOf(item).length > 1 },
  // Nothing here is graded for it: all files are Rec. 709.
  hdr: { type: "boolean", of: () => false },
  unmatched: { type: "boolean", of: (item) => /^(local|com\.plexapp\.agents\.none):/.test(item.guid) },
  network: { type: "tag", of: (item) => ids(item.networks) },
  mediaSize: { type: "integer", of: (item) => filesOf(item)[0]?.size },
  mediaBitrate: { type: "integer", of: (item) => filesOf(item)[0]?.bitrate },
  location: { type: "string", of: (item) => item.fileName ?? item.media[0]?.parts[0]?.fileName },
  trash: { type: "boolean", of: (item) => item.deletedAt !== undefined },
};

const known = new WeakMap<MediaFile, string[]>();

function resolutionsOf(item: Item): string[] {
  const files = filesOf(item);
  const [only] = files;
  return only && files.length === 1 ? resolutionIn(only) : files.flatMap(resolutionIn);
}

function resolutionIn(file: MediaFile): string[] {
  const seen = known.get(file);
  if (seen) return seen;
  const found = file.streams.some(isVideo) ? [resolutionOf(file.height)] : [];
  known.set(file, found);
  return found;
}

function isVideo(stream: MediaStream): boolean {
  return stream.streamType === 1;
}

/** What the account did. */
function stateFields(server: PlexServer, account: Account): Record<string, Field> {
  const tally = tallyOf(server, account);
  const state = (item: Item) => stateOf(server, account, item.ratingKey);
  const seconds = (ms: number | undefined) => (ms === undefined ? undefined : Math.floor(ms / 1000));
  return {
    userRating: { type: "integer", of: (item) => state(item).userRating },
    viewCount: { type: "integer", of: (item) => tally(item).views },
    viewOffset: { type: "integer", of: (item) => state(item).viewOffset },
    lastViewedAt: { type: "date", of: (item) => seconds(tally(item).viewedAt) },
    lastRatedAt: { type: "date", of: (item) => seconds(state(item).ratedAt) },
    // Asks for the item's own views, which a show has none of: on shows it is wrong, as measured (PROTOCOL §3.7).
    unwatched: { type: "boolean", of: (item) => !leafTypes.has(item.type) || tally(item).watched === 0 },
    unwatchedLeaves: { type: "boolean", of: (item) => tally(item).watched < leafCountOf(server, item) },
    inProgress: { type: "boolean", of: (item) => tally(item).inProgress },
  };
}

/** `show.id` and its like name what is above an item, or the item itself. */
function ancestorFields(server: PlexServer): Record<string, Field> {
  const top = (item: Item) => (grandparentOf(server, item) ?? parentOf(server, item) ?? item).ratingKey;
  const middle = (item: Item) => words(item.grandparent === undefined ? item.ratingKey : item.parent);
  return {
    "show.id": { type: "tag", of: (item) => [top(item)] },
    "artist.id": { type: "tag", of: (item) => [top(item)] },
    "season.id": { type: "tag", of: middle },
    "album.id": { type: "tag", of: middle },
  };
}

/** Epoch seconds of `YYYY-MM-DD`. */
export function dateOf(day: string | undefined): number | undefined {
  return day === undefined ? undefined : Date.parse(`${day}T00:00:00Z`) / 1000;
}
