import type { POST as rate } from "@/app/api/plex/rate/route";
import type { POST as scrobble } from "@/app/api/plex/scrobble/route";
import { post } from "./fetch";
import type { Body } from "./shapes";

/** Marks an item, or a whole show or season, as watched or unwatched. @throws ApiProblem */
export const setWatched = (server: string, ratingKey: string, watched: boolean) =>
  post(watched ? "scrobble" : "unscrobble", server, { ratingKey } satisfies Body<typeof scrobble>);

/** Rates an item 0–10; null takes the rating back. @throws ApiProblem */
export const setRating = (server: string, ratingKey: string, rating: number | null) =>
  post("rate", server, { ratingKey, rating: rating ?? -1 } satisfies Body<typeof rate>);
