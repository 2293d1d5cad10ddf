import { levels } from "../catalog/kinds.ts";
import type { Item, Section } from "../catalog/types.ts";
import { continueWatching } from "../watch/on-deck.ts";
import { stateOf } from "../watch/state.ts";
import { itemsIn } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";
import { sorted } from "./query/sort.ts";
import { tallyOf } from "./query/tally.ts";
import { newcomers, recentlyAdded } from "./recent.ts";
import type { Hub } from "./render/hub.ts";

const words = { movie: "movie", show: "tv", artist: "music", photo: "photo" } as const;

/** How hub identifiers call a kind of library. */
export function showsOf(section: Section): string {
  return section.other ? "video" : words[section.type];
}

/** The shelves of one library's landing page (PROTOCOL §4.1, §4.2). */
export function shelvesOf(server: PlexServer, account: Account, section: Section): Hub[] {
  const kind = showsOf(section);
  const key = `/library/sections/${section.id}`;
  const [type] = levels[section.type];
  const all = itemsIn(server, section, type);
  const shelf = (
    name: string,
    title: string,
    see: string,
    items: readonly Item[],
    of: string = type,
  ): Hub => ({
    identifier: `${kind}.${name}.${section.id}`,
    title,
    type: of,
    key: see,
    items,
  });
  const recent = shelf(
    "recentlyadded",
    "Recently Added",
    `${key}/recentlyAdded`,
    recentlyAdded(server, [section]),
    newcomers[section.type],
  );
  const by = (sort: string) => sorted(server, account, all, sort);
  const list = (query: string) => `${key}/all?${query}`;
  const rated = "sort=rating:desc";

  if (section.type === "movie") {
    const going = continueWatching(server, account, [section]);
    const unseen = by("rating:desc").filter(
      (item) => stateOf(server, account, item.ratingKey).viewCount === 0,
    );
    const newest = by("originallyAvailableAt:desc");
    return [
      shelf("inprogress", "Continue Watching", `/hubs/sections/${section.id}/continueWatching/items`, going),
      recent,
      shelf("recentlyreleased", "Recently Released", list("sort=originallyAvailableAt:desc"), newest),
      shelf("topunwatched", "Top Unplayed", list(`unwatched=1&${rated}`), unseen),
    ];
  }
  if (section.type === "show") {
    const going = continueWatching(server, account, [section]);
    return [
      shelf("ondeck", "On Deck", `${key}/onDeck`, going, "episode"),
      recent,
      shelf("toprated", "Top Rated", list(rated), by("rating:desc")),
    ];
  }
  if (section.type === "photo") return [recent];
  const tally = tallyOf(server, account);
  const heard = by("lastViewedAt:desc").filter((artist) => tally(artist).views > 0);
  return [
    recent,
    shelf("recent.played", "Recently Played", list("type=8&sort=lastViewedAt:desc"), heard),
    shelf("random", "Artists", list("type=8&sort=random"), by("random")),
  ];
}
