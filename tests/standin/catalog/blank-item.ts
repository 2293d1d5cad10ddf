import { hexOf, numberOf } from "./seeded.ts";
import type { Item, ItemType } from "./types.ts";

type Start = { ratingKey: string; type: ItemType; sectionId: number; title: string; addedAt: number };

/** An item with everything a Plex item must have and nothing it may lack. */
export function blankItem(start: Start): Item {
  const guid = `plex://${start.type}/${hexOf(`${start.type}:${start.title}:${start.ratingKey}`, 24)}`;
  return {
    ...start,
    titleSort: start.title,
    guid,
    picture: guid,
    guids: [],
    summary: "",
    updatedAt: start.addedAt + 64,
    hasThumb: true,
    hasArt: true,
    genres: [],
    directors: [],
    writers: [],
    countries: [],
    collections: [],
    roles: [],
    media: [],
    chapters: [],
    markers: [],
    extras: [],
  };
}

/** Ids at other catalogues, as `Guid[]` names them. */
export function guidsOf(type: "movie" | "show" | "episode", title: string): string[] {
  const number = 1_000_000 + numberOf(title, 8_000_000);
  const tmdb = `tmdb://${number % 900_000}`;
  const guids = [`imdb://tt${number}`, tmdb];
  return type === "movie" ? guids : [...guids, `tvdb://${number % 400_000}`];
}

export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Badge art as Plex decides it: the image, not a threshold in the client, says fresh or rotten. */
export function ratingFields([critics, audience]: [number, number]): Partial<Item> {
  return {
    rating: critics,
    ratingImage: `rottentomatoes://image.rating.${critics >= 6 ? "ripe" : "rotten"}`,
    audienceRating: audience,
    audienceRatingImage: `rottentomatoes://image.rating.${audience >= 6 ? "upright" : "spilled"}`,
  };
}

/** A day of that year as `YYYY-MM-DD`. */
export function releaseDate(title: string, year: number): string {
  const month = 1 + numberOf(`month${title}`, 12);
  const dayOfMonth = 1 + numberOf(`day${title}`, 28);
  return `${year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}
