import { ask } from "../ask/ask";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import { type Hub, hubList } from "../schemas/hub";
import { type Item, type Listing, listing } from "../schemas/item";
import { path } from "../wire/target";
import { metadata } from "./library";
import { type Window, windowed } from "./sections";

/** All episodes of a show or tracks of an artist, in order; nothing for a season (PROTOCOL §3.11). */
export function allLeaves(plex: Plex, ratingKey: string, window: Window): Promise<Listing> {
  const from = path`/library/metadata/${ratingKey}/allLeaves`;
  return read(plex, "children", { of: ratingKey, asked: { list: "allLeaves", ...window } }, () =>
    ask(plex, { path: from, query: windowed(window) }, listing),
  );
}

/** Trailers and other clips of an item (PROTOCOL §3.11). */
export function extras(plex: Plex, ratingKey: string): Promise<Item[]> {
  return read(plex, "children", { of: ratingKey, asked: { list: "extras" } }, async () => {
    const found = await ask(plex, { path: path`/library/metadata/${ratingKey}/extras` }, listing);
    return found.Metadata;
  });
}

/** Items that Plex finds alike, at most `count` (PROTOCOL §3.11). */
export function similar(plex: Plex, ratingKey: string, count: number): Promise<Item[]> {
  return read(plex, "relatives", { of: ratingKey, asked: { list: "similar", count } }, async () => {
    const from = path`/library/metadata/${ratingKey}/similar`;
    const found = await ask(plex, { path: from, query: { count } }, listing);
    return found.Metadata;
  });
}

/** What goes with an item, row by row: more like it, more of its director … @param count items per row */
export function related(plex: Plex, ratingKey: string, count: number): Promise<Hub[]> {
  return read(plex, "relatives", { of: ratingKey, asked: { list: "related", count } }, async () => {
    const from = path`/library/metadata/${ratingKey}/related`;
    const { Hub } = await ask(plex, { path: from, query: { count } }, hubList);
    return Hub;
  });
}

/**
 * The items with this guid, one per library that has it. Only an item's own guid is known to Plex, not its
 * ids at IMDb or TMDB (PROTOCOL §3.13).
 */
export function findByGuid(plex: Plex, guid: string): Promise<Item[]> {
  return read(plex, "search", { asked: { guid } }, async () => {
    const found = await ask(plex, { path: "/library/all", query: { guid } }, listing);
    return found.Metadata;
  });
}

type Ratings = Pick<
  Item,
  "ratingKey" | "rating" | "ratingImage" | "audienceRating" | "audienceRatingImage" | "userRating" | "Rating"
>;

/** What critics, the audience and this person think of an item, 0–10 each (PROTOCOL §3.9). */
export async function ratings(plex: Plex, key: string): Promise<Ratings> {
  const { ratingKey, rating, ratingImage, audienceRating, audienceRatingImage, userRating, Rating } =
    await metadata(plex, key);
  return { ratingKey, rating, ratingImage, audienceRating, audienceRatingImage, userRating, Rating };
}
