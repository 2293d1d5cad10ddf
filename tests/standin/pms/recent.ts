import type { Item, ItemType, Section } from "../catalog/types.ts";
import { itemsIn } from "../world/library.ts";
import type { PlexServer } from "../world/types.ts";

/** What appears when a library grows: a show by the season that grew, an artist by the new album. */
export const newcomers: Record<Section["type"], ItemType> = {
  movie: "movie",
  show: "season",
  artist: "album",
  photo: "photo",
};

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
