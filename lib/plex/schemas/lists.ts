import { z } from "zod";
import { item } from "./item";
import { count, counted, flag, id, list, num, numOf, optionalId, text } from "./scalars";

/** A playlist: `duration` in ms; an empty one has neither that nor a `leafCount` (PROTOCOL §4.5). */
export const playlist = z
  .looseObject({
    ratingKey: id,
    type: text,
    title: text,
    summary: text,
    smart: flag,
    playlistType: text,
    composite: text,
    icon: text,
    duration: numOf("ms"),
    leafCount: num,
    viewCount: num,
    lastViewedAt: num,
    addedAt: num,
    updatedAt: num,
  })
  .meta({ id: "Playlist" });

export const playlistList = z.looseObject({ Metadata: list(playlist) });

/** A page of a playlist. The container counts `duration` in seconds; here it is ms, as everywhere. */
export const playlistItems = z
  .object({
    ratingKey: optionalId,
    title: text,
    playlistType: text,
    smart: flag,
    composite: text,
    duration: z.preprocess(
      (value) => (typeof value === "object" ? 0 : Number(value) || 0) * 1000,
      z.number().describe("ms"),
    ),
    size: count,
    totalSize: count,
    offset: count,
    Metadata: list(item),
  })
  .overwrite((page) => counted(page, page.Metadata.length))
  .meta({ id: "PlaylistItems", description: "A page of a playlist." });

/** What a device plays one after the other, in a window around the selected entry (PROTOCOL §4.7). */
export const playQueue = z
  .object({
    playQueueID: id,
    playQueueSelectedItemID: optionalId,
    playQueueSelectedItemOffset: num,
    playQueueSelectedMetadataItemID: optionalId,
    playQueueShuffled: flag,
    playQueueTotalCount: num,
    playQueueVersion: num,
    Metadata: list(item),
  })
  .meta({ id: "PlayQueue", description: "A window of a play queue around the selected entry." });

/** Where a queue stands after it was moved on: `item` is null at its end, and the selection where it was. */
export const nextEntry = z.object({
  playQueueID: id,
  playQueueSelectedItemID: optionalId,
  item: item.nullable(),
});

export type Playlist = z.output<typeof playlist>;
export type PlaylistItems = z.output<typeof playlistItems>;
export type PlayQueue = z.output<typeof playQueue>;
export type NextEntry = z.output<typeof nextEntry>;
