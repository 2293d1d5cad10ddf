import { log } from "@/lib/log/log";
import { ask, tell } from "../ask/ask";
import { metadata } from "../browse/library";
import { forget } from "../cache/forget";
import type { Plex } from "../plex";
import type { Item } from "../schemas/item";
import { type NextEntry, type PlayQueue, playQueue as playQueueReply } from "../schemas/lists";
import { path } from "../wire/target";
import { contentUri, listType } from "./content-uri";

/** How a queue is made: `continuous` adds what follows an episode. */
type QueueOptions = { continuous?: boolean; shuffle?: boolean };

/** Only a window around the selected entry comes (PROTOCOL §4.7). */
const around = { window: 50, includeBefore: true, includeAfter: true, own: true };

/**
 * Makes a queue of an item: a film, an episode with those after it, or a show from where the person is in
 * it (PROTOCOL §4.7). Queues are never cached: the player moves them on.
 *
 * @throws PlexError `not_found`
 */
export async function createPlayQueue(
  plex: Plex,
  ratingKey: string,
  { continuous = false, shuffle = false }: QueueOptions,
): Promise<PlayQueue> {
  const item = await metadata(plex, ratingKey);
  const isLeaf = item.Media.length > 0;
  const query = {
    type: listType(item),
    uri: contentUri(plex, [ratingKey]),
    key: isLeaf ? `/library/metadata/${ratingKey}` : undefined,
    onDeck: !isLeaf && !shuffle,
    continuous,
    shuffle,
    repeat: false,
    own: true,
  };
  return ask(plex, { path: "/playQueues", method: "POST", query }, playQueueReply);
}

/** @throws PlexError `not_found` also for a queue that Plex has forgotten: make another one */
export function playQueue(plex: Plex, queueId: string): Promise<PlayQueue> {
  return ask(plex, { path: path`/playQueues/${queueId}`, query: around }, playQueueReply);
}

/** Puts what comes after the selected entry into another order. */
export function shufflePlayQueue(plex: Plex, queueId: string): Promise<PlayQueue> {
  return ask(plex, { path: path`/playQueues/${queueId}/shuffle`, method: "PUT" }, playQueueReply);
}

/**
 * Moves a queue on to the entry after the selected one. The successor is found by `playQueueItemID`, since an
 * item may stand in a queue twice (PROTOCOL §4.7).
 *
 * @returns the entry now selected; `item` is null at the end of the queue, which stays where it was
 * @throws PlexError `not_found` as `playQueue`
 */
export async function nextInPlayQueue(plex: Plex, queueId: string): Promise<NextEntry> {
  const { playQueueID, playQueueSelectedItemID, Metadata } = await playQueue(plex, queueId);
  const selected = Metadata.findIndex((one) => one.playQueueItemID === playQueueSelectedItemID);
  const item = selected < 0 ? undefined : Metadata[selected + 1];
  if (!item) return { playQueueID, playQueueSelectedItemID, item: null };
  await select(plex, playQueueID, item);
  return { playQueueID, playQueueSelectedItemID: item.playQueueItemID, item };
}

/**
 * Only a timeline moves a selection. It says that a player gets ready where the item is to be resumed, so no
 * resume point is lost, and goes away again: the player itself reports under an identifier of its own, and
 * nobody is left in Now Playing if it never does (PROTOCOL §5.1).
 */
async function select(plex: Plex, queueId: string, item: Item): Promise<void> {
  const { ratingKey, playQueueItemID, viewOffset = 0, duration = 0 } = item;
  const report = (state: "buffering" | "stopped") =>
    tell(plex, {
      path: "/:/timeline",
      method: "POST",
      query: {
        ratingKey,
        key: `/library/metadata/${ratingKey}`,
        identifier: "com.plexapp.plugins.library",
        state,
        time: Math.min(viewOffset, duration),
        duration,
        playQueueID: queueId,
        playQueueItemID,
        containerKey: `/playQueues/${queueId}`,
      },
      headers: { "X-Plex-Session-Identifier": `marquee-queue-${queueId}` },
    });
  await report("buffering");
  try {
    await report("stopped");
  } catch (err) {
    // The queue has moved: failing now would make the caller skip an entry with the next try.
    log.warn({ err, userId: plex.userId }, "A queue moved on, but Now Playing may show it for a while");
  }
  await forget(plex, `item:${ratingKey}`, "watching");
}
