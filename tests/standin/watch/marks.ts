import { leafTypes } from "../catalog/kinds.ts";
import type { Item } from "../catalog/types.ts";
import { leavesOf } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";
import { remember } from "./history.ts";
import { changeState, stateOf } from "./state.ts";

/** One more view of the leaf: the resume point goes, the time is now. Returns that time, epoch ms. */
function addView(server: PlexServer, account: Account, ratingKey: string): number {
  const { viewCount } = stateOf(server, account, ratingKey);
  const viewedAt = Date.now();
  changeState(server, account, ratingKey, { viewCount: viewCount + 1, viewOffset: undefined, viewedAt });
  return viewedAt;
}

/** Somebody watched the leaf to its end: a view, and a row of the history. */
export function markWatched(server: PlexServer, account: Account, ratingKey: string): void {
  remember(server, account, ratingKey, addView(server, account, ratingKey));
}

/**
 * Marks the item, or everything below a show or season; every call counts once more. Nobody watched anything, so the
 * history says nothing (PROTOCOL §5.2).
 */
export function scrobble(server: PlexServer, account: Account, item: Item): void {
  for (const leaf of leavesOf(server, item)) addView(server, account, leaf.ratingKey);
}

/** Forgets views, resume point and last view of the item or of everything below it. */
export function unscrobble(server: PlexServer, account: Account, item: Item): void {
  for (const leaf of leavesOf(server, item)) {
    changeState(server, account, leaf.ratingKey, {
      viewCount: 0,
      viewOffset: undefined,
      viewedAt: undefined,
    });
  }
}

/** Sets the resume point of a leaf in ms; 0 and 1 change nothing (PROTOCOL §5.2, measured). */
export function setProgress(server: PlexServer, account: Account, item: Item, time: number): void {
  if (time <= 1 || !leafTypes.has(item.type)) return;
  changeState(server, account, item.ratingKey, { viewOffset: time, viewedAt: Date.now(), hidden: undefined });
}
