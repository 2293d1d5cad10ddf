import { z } from "zod";
import { count, counted, flag, id, isText, list, num, numOf, optional, optionalId, text } from "./scalars";

/** The server's own paths say where its owner keeps things: they go no further than this. */
const withoutPaths = <T extends object>(value: T): T => {
  const copy = { ...value };
  for (const field of ["file", "Location", "accessToken", "authToken"]) Reflect.deleteProperty(copy, field);
  return copy;
};

export const tag = z
  .looseObject({ id: optionalId, tag: text, role: text, thumb: text, tagKey: text })
  .meta({ id: "Tag", description: "A genre, a person of the cast or crew, a country …" });

const stream = z
  .looseObject({
    id,
    streamType: num,
    codec: text,
    index: num,
    bitrate: num,
    channels: num,
    width: num,
    height: num,
    bitDepth: num,
    level: num,
    frameRate: num,
    profile: text,
    language: text,
    languageCode: text,
    languageTag: text,
    title: text,
    displayTitle: text,
    extendedDisplayTitle: text,
    scanType: text,
    colorTrc: text,
    DOVIPresent: flag,
    default: flag,
    selected: flag,
    forced: flag,
    key: text,
    format: text,
    decision: text,
    location: text,
  })
  .meta({ id: "Stream", description: "A track of a file: picture (1), sound (2), subtitles (3)." });

const part = z
  .looseObject({
    id: optionalId,
    key: text,
    duration: num,
    size: num,
    container: text,
    decision: text,
    indexes: text,
    Stream: list(stream),
  })
  .overwrite(withoutPaths)
  .meta({ id: "Part", description: "One file of a version." });

export const media = z
  .looseObject({
    id: optionalId,
    duration: num,
    bitrate: num,
    width: num,
    height: num,
    aspectRatio: num,
    audioChannels: num,
    audioCodec: text,
    videoCodec: text,
    videoProfile: text,
    videoResolution: text,
    videoFrameRate: text,
    container: text,
    protocol: text,
    selected: flag,
    title: text,
    Part: list(part),
  })
  .overwrite(withoutPaths)
  .meta({ id: "Media", description: "One version of a film, episode or clip." });

const marker = z.looseObject({
  type: text,
  startTimeOffset: numOf("ms"),
  endTimeOffset: numOf("ms"),
  final: flag,
});

const chapter = z.looseObject({
  index: num,
  startTimeOffset: num,
  endTimeOffset: num,
  tag: text,
  thumb: text,
});

const milliseconds = numOf("ms");
const seconds = numOf("s since 1970");

/** Agents that know no year write 0. */
const year = z.preprocess((value) => (Number(value) === 0 ? undefined : value), num);

export const itemFields = {
  ratingKey: id,
  key: text,
  guid: text,
  type: text,
  subtype: text,
  title: z.preprocess((value) => (isText(value) ? value : ""), z.coerce.string()),
  titleSort: text,
  originalTitle: text,
  editionTitle: text,
  summary: text,
  tagline: text,
  studio: text,
  contentRating: text,
  year,
  originallyAvailableAt: text,
  duration: milliseconds,
  thumb: text,
  art: text,
  parentRatingKey: optionalId,
  parentTitle: text,
  parentThumb: text,
  parentIndex: num,
  grandparentRatingKey: optionalId,
  grandparentTitle: text,
  grandparentThumb: text,
  grandparentArt: text,
  index: num,
  rating: num,
  ratingImage: text,
  audienceRating: num,
  audienceRatingImage: text,
  userRating: num,
  viewOffset: numOf("ms: where this person stopped"),
  viewCount: num,
  lastViewedAt: seconds,
  addedAt: seconds,
  updatedAt: seconds,
  leafCount: num,
  viewedLeafCount: num,
  childCount: num,
  librarySectionID: optionalId,
  // A place in a list: the same item may have several (PROTOCOL §4.5, §4.7).
  playlistItemID: optionalId,
  playQueueItemID: optionalId,
  librarySectionTitle: text,
  Media: list(media),
  Genre: list(tag),
  Director: list(tag),
  Writer: list(tag),
  Country: list(tag),
  Role: list(tag),
  Collection: list(tag),
  Guid: list(z.looseObject({ id: text })),
  Rating: list(z.looseObject({ image: text, value: num, type: text })),
  Image: list(z.looseObject({ type: text, url: text, alt: text })),
  Marker: list(marker),
  Chapter: list(chapter),
};

const { ratingKey, rating, ratingImage, audienceRating, audienceRatingImage, userRating, Rating } =
  itemFields;

/** What an item has of opinions. */
export const ratings = z.object({
  ...{ ratingKey, rating, ratingImage, audienceRating, audienceRatingImage, userRating, Rating },
});

/** An item inside another: extras, seasons, what is on deck. It nests no further. */
const shortItem = z
  .looseObject(itemFields)
  .overwrite(withoutPaths)
  .meta({ id: "ShortItem", description: "An item inside another one; it nests no further." });

const nested = optional(z.looseObject({ Metadata: list(shortItem) }));

/** Anything with a `ratingKey` (PROTOCOL §3.5, §3.9), as Marquee's API and pages know it. */
export const item = z
  .looseObject({ ...itemFields, Extras: nested, Children: nested, OnDeck: nested })
  .overwrite(withoutPaths)
  .meta({
    id: "Item",
    description: "A film, show, season, episode, clip, artist, album, track, photo or collection.",
  });

/** A listing; unpaged answers have no `totalSize` (PROTOCOL §1.6). */
export const listing = z
  .object({ size: count, totalSize: count, offset: count, Metadata: list(item) })
  .overwrite((page) => counted(page, page.Metadata.length))
  .meta({ id: "Listing", description: "A page of a list." });

/** A collection, with a page of what is in it. */
export const collection = z.looseObject({ ...itemFields, ...listing.shape }).meta({ id: "Collection" });

export type Collection = z.output<typeof collection>;
export type Item = z.output<typeof item>;
export type ShortItem = z.output<typeof shortItem>;
export type Media = z.output<typeof media>;
export type Part = z.output<typeof part>;
export type Stream = z.output<typeof stream>;
export type Listing = z.output<typeof listing>;
