import type { Item, Section } from "../catalog/types.ts";
import { grandparentOf, itemsIn, leavesOf, sectionsOf } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";
import { stateOf } from "./state.ts";

type Entry = { item: Item; at: number };

/**
 * Films in progress, and per show the episode in progress or the next unwatched one after the last that was watched;
 * the most recently touched first. Computed from this account's state, never stored. `sections` narrows it down.
 */
export function onDeck(server: PlexServer, account: Account, sections = sectionsOf(server, account)): Item[] {
  return sections
    .flatMap((section) => entriesOf(server, account, section))
    .toSorted((a, b) => b.at - a.at)
    .map((entry) => entry.item);
}

/** On deck without what the account removed by hand. */
export function continueWatching(server: PlexServer, account: Account, sections?: Section[]): Item[] {
  return onDeck(server, account, sections).filter((item) => !stateOf(server, account, item.ratingKey).hidden);
}

function entriesOf(server: PlexServer, account: Account, section: Section): Entry[] {
  const touched = [...(server.watching.items.get(account.id) ?? [])].flatMap(([ratingKey, state]) => {
    const item = server.catalogue.items.get(ratingKey);
    return item?.sectionId === section.id && state.viewedAt !== undefined ? { item, at: state.viewedAt } : [];
  });
  if (touched.length === 0) return [];
  if (section.type === "movie") {
    const viewOffset = (entry: Entry) => stateOf(server, account, entry.item.ratingKey).viewOffset ?? 0;
    return touched.filter((entry) => entry.item.type === "movie" && viewOffset(entry) > 0);
  }
  return itemsIn(server, section, "show").flatMap((show) => {
    const last = touched
      .filter((entry) => grandparentOf(server, entry.item) === show)
      .toSorted((a, b) => b.at - a.at)[0];
    const item = last && nextOf(server, account, show, last.item);
    return item ? { item, at: last.at } : [];
  });
}

/** The episode itself while it is in progress, else the first unwatched one that follows it. */
export function nextOf(server: PlexServer, account: Account, show: Item, last: Item): Item | undefined {
  if (stateOf(server, account, last.ratingKey).viewOffset) return last;
  const episodes = leavesOf(server, show);
  const after = episodes.slice(episodes.indexOf(last) + 1);
  return after.find((episode) => stateOf(server, account, episode.ratingKey).viewCount === 0);
}
