import type { Catalogue, Item } from "../../catalog/types.ts";
import type { World } from "../../world/types.ts";

const cloudGuid = /^plex:\/\/(?:movie|show)\/([0-9a-f]{24})$/;
const indexes = new WeakMap<Catalogue, Map<string, Item>>();

/** The tail of a film's or show's guid: its ratingKey in the cloud. Undefined for everything else (PROTOCOL §4.8). */
function cloudKey(item: Item): string | undefined {
  return cloudGuid.exec(item.guid)?.[1];
}

/** The film or show of that cloud ratingKey: the cloud here knows what some server has. */
export function cloudItem(world: World, ratingKey: string): Item | undefined {
  for (const server of world.servers) {
    const item = indexOf(server.catalogue).get(ratingKey);
    if (item) return item;
  }
  return undefined;
}

/** All of it, each once. */
export function cloudItems(world: World): Map<string, Item> {
  return new Map(world.servers.flatMap((server) => [...indexOf(server.catalogue)]));
}

/** Walked through once: a catalogue that changes is another object. */
function indexOf(catalogue: Catalogue): Map<string, Item> {
  const known = indexes.get(catalogue);
  if (known) return known;
  const index = new Map<string, Item>();
  for (const item of catalogue.items.values()) {
    const key = item.type === "movie" || item.type === "show" ? cloudKey(item) : undefined;
    if (key) index.set(key, item);
  }
  indexes.set(catalogue, index);
  return index;
}

/** A row as these hosts show it: 24 hex digits for a ratingKey, absolute pictures, nothing of anybody's server. */
export function cloudRow(world: World, ratingKey: string, item: Item) {
  const picture = (name: string) => `${world.discoverUrl}/pictures/${ratingKey}/${name}.jpg`;
  return {
    art: item.hasArt ? picture("art") : undefined,
    guid: item.guid,
    key: `/library/metadata/${ratingKey}${item.type === "show" ? "/children" : ""}`,
    ratingKey,
    rating: item.rating,
    ratingImage: item.ratingImage,
    audienceRating: item.audienceRating,
    audienceRatingImage: item.audienceRatingImage,
    slug: item.slug,
    studio: item.studio,
    tagline: item.tagline,
    type: item.type,
    thumb: item.hasThumb ? picture("thumb") : undefined,
    addedAt: item.addedAt,
    duration: item.duration,
    publicPagesURL: `https://watch.plex.tv/${item.type}/${item.slug ?? ratingKey}`,
    title: item.title,
    originalTitle: item.originalTitle,
    summary: item.summary,
    contentRating: item.contentRating,
    originallyAvailableAt: item.originallyAvailableAt,
    year: item.year,
    source: "provider://tv.plex.provider.discover",
    Image: item.hasThumb ? [{ alt: item.title, type: "coverPoster", url: picture("thumb") }] : undefined,
    Genre: item.genres.length > 0 ? item.genres.map(({ tag }) => ({ tag })) : undefined,
  };
}
