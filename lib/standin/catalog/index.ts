import { titles } from "../titles.ts";
import { addFilm, addTrailer } from "./add-film.ts";
import { addShow } from "./add-show.ts";
import { addArchive } from "./archive.ts";
import { Builder, type Files } from "./builder.ts";
import { films } from "./films/index.ts";
import { attic } from "./films/attic.ts";
import { day, epoch } from "./seeded.ts";
import { shows } from "./shows/index.ts";
import type { Catalogue } from "./types.ts";

/** "Demo Cinema": films, shows, 5,000 archive titles and an empty library. */
export function buildCinema(files: Files): Catalogue {
  const builder = new Builder(files);
  builder.addSection(1, "movie", "Movies");
  builder.addSection(2, "show", "TV Shows");
  builder.addSection(3, "movie", "Archive");
  builder.addSection(4, "movie", "Home Cinema");
  // 7 shares no factor with 31 films: the order in which they were added differs from that of their keys.
  const added = films.map((film, at) =>
    addFilm(builder, 1, film, epoch - ((at * 7) % films.length) * 2 * day - day),
  );
  builder.countFrom(Number(titles.show.ratingKey));
  for (const [at, show] of shows.entries()) addShow(builder, 2, show, epoch - at * 5 * day);
  builder.countFrom(901);
  for (const [at, film] of films.entries()) {
    const item = added[at];
    if (film.trailer && item) addTrailer(builder, item);
  }
  builder.countFrom(10_001);
  addArchive(builder, 3);
  return builder.catalogue;
}

/** "Demo Attic", the neighbour's server. Its section and item numbers collide with Demo Cinema's on purpose. */
export function buildAttic(files: Files): Catalogue {
  const builder = new Builder(files);
  builder.addSection(1, "movie", "Attic Films");
  for (const [at, film] of attic.entries()) addFilm(builder, 1, film, epoch - at * 9 * day);
  return builder.catalogue;
}
