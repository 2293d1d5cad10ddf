import { leafTypes } from "../../catalog/kinds.ts";
import type { Catalogue, Item } from "../../catalog/types.ts";
import type { Account, PlexServer } from "../../world/types.ts";

/** What an account did with everything at or below an item. `viewedAt` in epoch ms. */
type Tally = { views: number; watched: number; viewedAt?: number; inProgress: boolean };

const untouched: Tally = { views: 0, watched: 0, inProgress: false };

/**
 * What the account did, summed up for leaves and all that is above them. Walks through what was touched, not through
 * the library: that stays quick however large the library is.
 */
export function tallyOf(server: PlexServer, account: Account): (item: Item) => Readonly<Tally> {
  const sums = new Map<Item, Tally>();
  const { items } = server.catalogue;
  for (const [ratingKey, state] of server.watching.items.get(account.id) ?? []) {
    const leaf = items.get(ratingKey);
    if (!leaf || !leafTypes.has(leaf.type)) continue;
    const above = [leaf.parent, leaf.grandparent].flatMap((key) => items.get(key ?? "") ?? []);
    for (const each of [leaf, ...above]) {
      const sum = sums.get(each) ?? { ...untouched };
      sum.views += state.viewCount;
      sum.watched += state.viewCount > 0 ? 1 : 0;
      sum.inProgress ||= Boolean(state.viewOffset);
      if (state.viewedAt !== undefined) sum.viewedAt = Math.max(sum.viewedAt ?? 0, state.viewedAt);
      sums.set(each, sum);
    }
  }
  return (item) => sums.get(item) ?? untouched;
}

/** By catalogue: one that changed is another one. */
const leafCounts = new WeakMap<Catalogue, Map<Item, number>>();

/** How many playable items are at or below this one. */
export function leafCountOf(server: PlexServer, item: Item): number {
  if (leafTypes.has(item.type)) return 1;
  const counts = leafCounts.get(server.catalogue) ?? new Map<Item, number>();
  leafCounts.set(server.catalogue, counts);
  const known = counts.get(item);
  if (known !== undefined) return known;
  const { children, items } = server.catalogue;
  let sum = 0;
  for (const key of children.get(item.ratingKey) ?? []) {
    const child = items.get(key);
    if (child) sum += leafCountOf(server, child);
  }
  counts.set(item, sum);
  return sum;
}
