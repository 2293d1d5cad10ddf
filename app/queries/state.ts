import { post } from "./fetch";

/** Marks an item, or a whole show or season, as watched or unwatched. @throws ApiProblem */
export const setWatched = (server: string, ratingKey: string, watched: boolean) =>
  post(watched ? "scrobble" : "unscrobble", server, { ratingKey });

/** Rates an item 0–10; null takes the rating back. @throws ApiProblem */
export const setRating = (server: string, ratingKey: string, rating: number | null) =>
  post("rate", server, { ratingKey, rating: rating ?? -1 });
