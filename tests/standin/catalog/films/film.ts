import type { SceneName } from "../../art/scenes/index.ts";
import type { MediaName } from "../../media/index.ts";

/** A film as it is written down by hand; ids, files and dates are added when the catalogue is built. */
export type Film = {
  title: string;
  titleSort?: string;
  originalTitle?: string;
  year: number;
  released?: string;
  contentRating: string;
  studio: string;
  country: string;
  genres: string[];
  /** Critics' and audience's rating, 0 to 10. */
  ratings: [critics: number, audience: number];
  tagline: string;
  summary: string;
  director: string;
  writer: string;
  /** Actor's number and the part: `[1, "The Keeper"]` is Actor One as The Keeper. */
  cast: [actor: number, role: string][];
  /** One name per version; the first is the server's preferred one. A list is one version in several files. */
  media: (MediaName | MediaName[])[];
  labels?: string[];
  editionTitle?: string;
  collection?: string;
  trailer?: boolean;
  noArt?: boolean;
  /** What the poster shows, if the genre knows such a scene; left to chance otherwise. */
  scene?: SceneName;
};
