import { adventures } from "./adventures.ts";
import { dramas } from "./dramas.ts";
import type { Film } from "./film.ts";
import { known } from "./known.ts";
import { nights } from "./nights.ts";

/** The films of "Movies" on Demo Cinema, in the order of their ratingKeys. */
export const films: Film[] = [...known, ...dramas, ...adventures, ...nights];
