import type { Item, Tag } from "../catalog/types.ts";
import { itemsIn, sectionOf } from "../world/library.ts";
import type { Account, PlexServer } from "../world/types.ts";
import { following } from "./deck.ts";
import { type Hub, hubRow } from "./render/hub.ts";

const most = 20;

/** Items of the same kind in the same library by shared genres, the closest first; at most 20. */
export function similarTo(server: PlexServer, account: Account, item: Item): Item[] {
  const section = sectionOf(server, account, item.sectionId);
  if (!section) return [];
  const genres = new Set(item.genres);
  const byShared: Item[][] = [];
  for (const other of itemsIn(server, section, item.type)) {
    let shared = 0;
    for (const genre of other.genres) if (genres.has(genre)) shared++;
    if (shared === 0 || other === item) continue;
    const group = (byShared[shared] ??= []);
    if (group.length < most) group.push(other);
  }
  // Not every number of shared genres occurs, and reversing a list with gaps would fill them.
  return Object.values(byShared).toReversed().flat().slice(0, most);
}

/** "More like this", and more from the same director. */
export function relatedHubs(server: PlexServer, account: Account, item: Item, count: number) {
  return relatedTo(server, account, item).map((hub) => hubRow(server, account, hub, count));
}

/** The same after what comes next: the hubs of the screen at the end of playback. */
export function postplayHubs(server: PlexServer, account: Account, item: Item, count: number) {
  const next: Hub = {
    identifier: item.type === "episode" ? "tv.upnext" : `${item.type}.upnext`,
    title: "Up Next",
    type: item.type,
    key: `/library/metadata/${item.grandparent ?? item.parent}/allLeaves`,
    items: following(server, item),
  };
  const around = relatedTo(server, account, item);
  const hubs = next.items.length > 0 ? [next, ...around] : around;
  return hubs.map((hub) => hubRow(server, account, hub, count));
}

function relatedTo(server: PlexServer, account: Account, item: Item): Hub[] {
  const { type, ratingKey, sectionId } = item;
  const [director] = item.directors;
  const key = `/library/metadata/${ratingKey}/similar`;
  const similar = similarTo(server, account, item);
  const hubs: Hub[] = [{ identifier: `${type}.similar`, title: "More Like This", type, key, items: similar }];
  if (director) {
    const seen = sectionOf(server, account, sectionId) !== undefined;
    hubs.push({
      identifier: `${type}.by.actor.or.director.1`,
      title: `More by ${director.tag}`,
      type,
      key: `/library/sections/${sectionId}/all?director=${director.id}`,
      items: seen ? moreBy(server, item, director) : [],
    });
  }
  return hubs.filter((hub) => hub.items.length > 0);
}

function moreBy(server: PlexServer, item: Item, director: Tag): Item[] {
  return itemsIn(server, { id: item.sectionId }, item.type).filter(
    (other) => other !== item && other.directors.includes(director),
  );
}
