import type { Item, Tag } from "../catalog/types.ts";
import { itemsIn } from "../world/library.ts";
import type { PlexServer } from "../world/types.ts";

/** Music that sounds alike: of the same kind, by shared moods and genres, the closest first (PROTOCOL §3.11). */
export function nearestTo(server: PlexServer, item: Item): Item[] {
  if (item.type !== "track" && item.type !== "album" && item.type !== "artist") return [];
  const traits = (each: Item): Tag[] => [...(each.moods ?? []), ...each.genres];
  const own = new Set(traits(item));
  const shared = (other: Item) => traits(other).filter((trait) => own.has(trait)).length;
  return itemsIn(server, { id: item.sectionId }, item.type)
    .filter((other) => other !== item && shared(other) > 0)
    .toSorted((a, b) => shared(b) - shared(a));
}
