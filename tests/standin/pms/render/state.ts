import { leafTypes } from "../../catalog/kinds.ts";
import type { Item } from "../../catalog/types.ts";
import { stateOf } from "../../watch/state.ts";
import { childrenOf, leavesOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";

/** What this account did with the item; a field that says nothing is absent (PROTOCOL §3.5, §5.3). */
export function stateFields(server: PlexServer, account: Account, item: Item) {
  const own = stateOf(server, account, item.ratingKey);
  const rating = {
    userRating: own.userRating,
    lastRatedAt: own.ratedAt === undefined ? undefined : Math.floor(own.ratedAt / 1000),
  };
  if (leafTypes.has(item.type)) {
    return {
      ...rating,
      viewOffset: own.viewOffset,
      viewCount: own.viewCount || undefined,
      skipCount: own.skipCount || undefined,
      lastViewedAt: own.viewedAt === undefined ? undefined : Math.floor(own.viewedAt / 1000),
    };
  }
  const leaves = leavesOf(server, item).map((leaf) => stateOf(server, account, leaf.ratingKey));
  const viewedAt = Math.max(0, ...leaves.map((leaf) => leaf.viewedAt ?? 0));
  return {
    ...rating,
    // Counts every view of every episode: not a sign that the show was watched.
    viewCount: leaves.reduce((sum, leaf) => sum + leaf.viewCount, 0) || undefined,
    lastViewedAt: viewedAt ? Math.floor(viewedAt / 1000) : undefined,
    leafCount: item.type === "artist" || item.type === "photoalbum" ? undefined : leaves.length,
    viewedLeafCount:
      item.type === "artist" || item.type === "photoalbum"
        ? undefined
        : leaves.filter((leaf) => leaf.viewCount > 0).length,
    childCount: item.type === "show" || item.type === "artist" ? childrenOf(server, item).length : undefined,
  };
}
