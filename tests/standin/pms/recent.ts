import type { Item, ItemType, Section } from "../catalog/types.ts";
import { childrenOf, itemsIn, leavesOf } from "../world/library.ts";
import type { PlexServer } from "../world/types.ts";

/** What appears when a library grows: a show by the season that grew, an artist by the new album. */
export const newcomers: Record<Section["type"], ItemType> = {
  movie: "movie",
  show: "season",
  artist: "album",
  photo: "photo",
};

/** How far apart things may come and still have come together, in s. */
const together = 36 * 3600;

/**
 * What came to libraries of shows, as the home page mixes it: a show that came at once, else a season that did, else
 * single episodes (PROTOCOL §4.2), the newest first.
 */
export function recentTelevision(server: PlexServer, sections: readonly Section[]): Item[] {
  const atOnce = (items: readonly Item[]) => {
    const dates = items.map((item) => item.addedAt);
    return items.length > 0 && Math.max(...dates) - Math.min(...dates) <= together;
  };
  const shown = sections.flatMap((section) =>
    itemsIn(server, section, "show").flatMap((show) => {
      if (atOnce(leavesOf(server, show))) return [show];
      return childrenOf(server, show).flatMap((season) => {
        const episodes = leavesOf(server, season);
        return episodes.length > 1 && atOnce(episodes) ? [season] : episodes;
      });
    }),
  );
  return shown.toSorted((a, b) => b.addedAt - a.addedAt);
}

const newestFirst = new WeakMap<readonly Item[], Item[]>();

/** Everything that came to these libraries, the newest first. */
export function recentlyAdded(server: PlexServer, sections: readonly Section[]): Item[] {
  const lists = sections.map((section) => {
    const all = itemsIn(server, section, newcomers[section.type]);
    const known = newestFirst.get(all) ?? all.toSorted((a, b) => b.addedAt - a.addedAt);
    newestFirst.set(all, known);
    return known;
  });
  return merged(lists);
}

/** Lists that are in order become one that is. */
function merged(lists: Item[][]): Item[] {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const [one, two, ...rest] = lists;
  if (!one) return [];
  if (!two) return one;
  const both: Item[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < two.length) {
    const [a, b] = [one[left], two[right]];
    if (a && (!b || a.addedAt >= b.addedAt)) {
      both.push(a);
      left++;
    } else if (b) {
      both.push(b);
      right++;
    }
  }
  return merged([both, ...rest]);
}
