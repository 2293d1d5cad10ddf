import { tell } from "../ask/ask";
import { metadata } from "../browse/library";
import { forget } from "../cache/forget";
import type { Plex, Question } from "../plex";

/** Whose agents know an item: the same for all that stands in a library. */
export const LIBRARY = "com.plexapp.plugins.library";

/**
 * Marks an item, or all episodes of a show or season, as watched (PROTOCOL §5.2).
 *
 * @throws PlexError `not_found`: PMS may answer an empty 200 for an unknown item, so it is looked up first
 */
export async function scrobble(plex: Plex, ratingKey: string): Promise<void> {
  await metadata(plex, ratingKey);
  await tell(plex, mark("/:/scrobble", ratingKey));
  await forget(plex, "watched");
}

/** Marks as unwatched, and clears the resume point (PROTOCOL §5.2). */
export async function unscrobble(plex: Plex, ratingKey: string): Promise<void> {
  await metadata(plex, ratingKey);
  await tell(plex, mark("/:/unscrobble", ratingKey));
  await forget(plex, "watched");
}

/** The request that marks an item, or the opposite. */
export const mark = (path: "/:/scrobble" | "/:/unscrobble", ratingKey: string): Question => ({
  path,
  method: "PUT",
  query: { key: ratingKey, identifier: LIBRARY },
});

/** Rates an item 0–10; -1 clears the rating (PROTOCOL §5.2). Listings show it too. */
export async function rate(plex: Plex, ratingKey: string, rating: number): Promise<void> {
  const query = { key: ratingKey, identifier: LIBRARY, rating };
  await tell(plex, { path: "/:/rate", method: "PUT", query });
  await forget(plex, `item:${ratingKey}`, "watched");
}

/** Hides an item from Continue Watching until it is played again; nothing else changes (PROTOCOL §4.2). */
export async function removeFromContinueWatching(plex: Plex, ratingKey: string): Promise<void> {
  await tell(plex, { path: "/actions/removeFromContinueWatching", method: "PUT", query: { ratingKey } });
  await forget(plex, "watching");
}
