import type { Item } from "../catalog/types.ts";
import { nextOf } from "../watch/on-deck.ts";
import { stateOf } from "../watch/state.ts";
import { grandparentOf, leavesOf } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";

/** The episode to go on with in a show or season: the first one where nobody has begun. */
export function deckOf(server: PlexServer, account: Account, item: Item): Item | undefined {
  const episodes = leavesOf(server, item);
  const viewedAt = (episode: Item) => stateOf(server, account, episode.ratingKey).viewedAt ?? 0;
  const last = episodes.filter(viewedAt).toSorted((a, b) => viewedAt(b) - viewedAt(a))[0];
  return last ? nextOf(server, account, item, last) : episodes[0];
}

/** The episodes that follow one in its show, or the tracks that follow one on its album. */
export function following(server: PlexServer, item: Item): Item[] {
  const show = grandparentOf(server, item);
  const parent = item.parent === undefined ? undefined : server.catalogue.items.get(item.parent);
  const around = item.type === "episode" ? show : item.type === "track" ? parent : undefined;
  if (!around) return [];
  const leaves = leavesOf(server, around);
  return leaves.slice(leaves.indexOf(item) + 1);
}
