import { ask, type Plex, path } from "./ask";
import { contentUri, listType } from "./content-uri";
import { metadata } from "./library";
import { type PlayQueue, playQueue as playQueueReply } from "./schemas/lists";

/** How a queue is made: `continuous` adds what follows an episode. */
export type QueueOptions = { continuous?: boolean; shuffle?: boolean };

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
