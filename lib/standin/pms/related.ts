import type { Item } from "../catalog/types.ts";
import { sectionOf } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";
import { hubRow } from "./render/hub.ts";

/** Items of the same kind in the same library by shared genres, the closest first. */
export function similarTo(server: PlexServer, account: Account, item: Item): Item[] {
  if (!sectionOf(server, account, item.sectionId)) return [];
  const genres = new Set(item.genres);
  const shared = (other: Item) => other.genres.filter((genre) => genres.has(genre)).length;
  return [...server.catalogue.items.values()]
    .filter((other) => other.type === item.type && other.sectionId === item.sectionId && other !== item)
    .filter(shared)
    .toSorted((a, b) => shared(b) - shared(a))
    .slice(0, 20);
}

/** "More like this", and more from the same director. */
export function relatedHubs(server: PlexServer, account: Account, item: Item, count: number) {
  const [director] = item.directors;
  const type = item.type;
  const key = `/library/metadata/${item.ratingKey}/similar`;
  const similar = similarTo(server, account, item);
  const hubs = [{ identifier: `${type}.similar`, title: "More Like This", type, key, items: similar }];
  if (director) {
    hubs.push({
      identifier: `${type}.by.actor.or.director.1`,
      title: `More by ${director.tag}`,
      type,
      key: `/library/sections/${item.sectionId}/all?director=${director.id}`,
      items: [...server.catalogue.items.values()].filter(
        (other) =>
          other !== item &&
          other.type === type &&
          other.sectionId === item.sectionId &&
          other.directors.includes(director),
      ),
    });
  }
  return hubs.filter((hub) => hub.items.length > 0).map((hub) => hubRow(server, account, hub, count));
}
