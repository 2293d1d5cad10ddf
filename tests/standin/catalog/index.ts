import { titles } from "../titles.ts";
import { addFilm } from "./add-film.ts";
import { addShow } from "./add-show.ts";
import { addArchive } from "./archive.ts";
import { Builder, type Files } from "./builder.ts";
import { addScene, addTrailer } from "./extras.ts";
import { attic } from "./films/attic.ts";
import { films } from "./films/index.ts";
import { addHiddenLibraries } from "./hidden.ts";
import { addMusic } from "./music.ts";
import { addOddFilms } from "./odd-films.ts";
import { addOtherVideos } from "./other-videos.ts";
import { addPhotos } from "./photos.ts";
import { addScale } from "./scale.ts";
import { day, epoch } from "./seeded.ts";
import { shows } from "./shows/index.ts";
import { addOddShows } from "./shows/oddments.ts";
import { addSimilar } from "./similar.ts";
import type { Catalogue } from "./types.ts";

/**
 * "Demo Cinema": films, shows, 5,000 archive titles and an empty library; then music, photos, other videos and odd shows.
 * `scale` adds fifty thousand films and five thousand shows.
 */
export function buildCinema(files: Files, { scale = false } = {}): Catalogue {
  const builder = new Builder(files);
  builder.addSection(1, "movie", "Movies");
  builder.addSection(2, "show", "TV Shows");
  builder.addSection(3, "movie", "Archive");
  builder.addSection(4, "movie", "Home Cinema");
  builder.addSection(5, "artist", "Music");
  builder.addSection(6, "photo", "Photos");
  builder.addSection(7, "movie", "Other Videos", { other: true });
  builder.addSection(8, "show", "TV Oddments");
  builder.addSection(9, "movie", "Film Oddments");
  builder.addSection(10, "movie", "Spare Reels", { hidden: 1 });
  builder.addSection(11, "movie", "Locked Drawer", { hidden: 2 });
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
  const scenic = added.find((film) => film.title === titles.hevc.title);
  if (scenic) addScene(builder, scenic);
  addSimilar(builder, added);
  builder.countFrom(10_001);
  addArchive(builder, 3);
  builder.countFrom(20_001);
  addMusic(builder, 5);
  builder.countFrom(21_001);
  addPhotos(builder, 6);
  builder.countFrom(22_001);
  addOtherVideos(builder, 7);
  builder.countFrom(23_001);
  addOddShows(builder, 8);
  builder.countFrom(24_001);
  addOddFilms(builder, 9);
  addHiddenLibraries(builder, [10, 11]);
  if (scale) addScale(builder);
  return builder.catalogue;
}

/** "Demo Attic", the neighbour's server. Its section and item numbers collide with Demo Cinema's on purpose. */
export function buildAttic(files: Files): Catalogue {
  const builder = new Builder(files);
  builder.addSection(1, "movie", "Attic Films");
  for (const [at, film] of attic.entries()) addFilm(builder, 1, film, epoch - at * 9 * day);
  return builder.catalogue;
}
