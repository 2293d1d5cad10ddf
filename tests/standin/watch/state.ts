import type { Account, PlexServer } from "../world/types.ts";
import type { ItemState, Selection } from "./types.ts";

const untouched: ItemState = { viewCount: 0, skipCount: 0 };

/** Reads; never undefined, so that an item nobody touched reads as unwatched. */
export function stateOf(server: PlexServer, account: Account, ratingKey: string): Readonly<ItemState> {
  return server.watching.items.get(account.id)?.get(ratingKey) ?? untouched;
}

/** Changes some fields; `undefined` clears one. */
export function changeState(
  server: PlexServer,
  account: Account,
  ratingKey: string,
  change: Partial<ItemState>,
): void {
  const all = server.watching.items.get(account.id) ?? new Map<string, ItemState>();
  all.set(ratingKey, { ...untouched, ...all.get(ratingKey), ...change });
  server.watching.items.set(account.id, all);
}

export function selectionOf(server: PlexServer, account: Account, partId: number): Readonly<Selection> {
  return server.watching.selections.get(account.id)?.get(partId) ?? {};
}

export function changeSelection(
  server: PlexServer,
  account: Account,
  partId: number,
  change: Selection,
): void {
  const all = server.watching.selections.get(account.id) ?? new Map<number, Selection>();
  all.set(partId, { ...all.get(partId), ...change });
  server.watching.selections.set(account.id, all);
}
