import type { SceneName } from "../../art/scenes/index.ts";
import type { MediaName } from "../../media/index.ts";

/** An episode as written by hand: title and summary; numbers, dates and files follow from its place. */
export type Episode = [title: string, summary: string];
/** `index` 0 is Specials. */
export type Season = { index: number; summary: string; year: number; episodes: Episode[] };
export type Show = {
  title: string;
  titleSort?: string;
  year: number;
  contentRating: string;
  studio: string;
  country: string;
  genres: string[];
  ratings: [critics: number, audience: number];
  tagline: string;
  /** What the posters show, if the genre knows such a scene. */
  scene?: SceneName;
  summary: string;
  director: string;
  writer: string;
  cast: [actor: number, role: string][];
  /** Files the episodes take in turn. */
  media: MediaName[];
  seasons: Season[];
};
