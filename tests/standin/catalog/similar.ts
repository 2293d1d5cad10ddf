import type { Builder } from "./builder.ts";
import type { Item } from "./types.ts";

/** Names for each film two others of its genre, as an agent would. */
export function addSimilar(builder: Builder, films: readonly Item[]): void {
  for (const film of films) {
    const [genre] = film.genres;
    const alike = films.filter((other) => other !== film && other.genres[0] === genre).slice(0, 2);
    film.similar = alike.map((other) => builder.tag("similar", other.title));
  }
}
