import type { MediaName } from "../media/index.ts";
import { titles } from "../titles.ts";
import { actorName } from "./add-film.ts";
import { blankItem, guidsOf, ratingFields, releaseDate, slugOf } from "./blank-item.ts";
import type { Builder } from "./builder.ts";
import { colorsOf } from "./look.ts";
import { day, epoch, hour, numberOf, pick } from "./seeded.ts";
import { adjectives, nouns, places } from "./words.ts";

const genres = [
  "Drama",
  "Comedy",
  "Thriller",
  "Romance",
  "Adventure",
  "Crime",
  "Documentary",
  "Horror",
  "Western",
  "Fantasy",
];
const studios = ["Grand Junction", "Attic Reels", "Long Acre Films", "Tidewater Pictures"];
const ratings = ["G", "PG", "PG-13", "R", "NR"];
const files: MediaName[] = ["h264-a", "h264-b", "h264-c"];

/** 5,000 distinct titles in a mixed order; the last by titleSort is `titles.lastOfArchive`. */
function archiveTitles(): string[] {
  const plain = adjectives.flatMap((adjective) => nouns.map((noun) => `The ${adjective} ${noun}`));
  const placed = nouns.flatMap((noun) => places.map((place) => `${noun} of ${place}`));
  const paired = nouns.flatMap((noun, at) =>
    adjectives.map((a) => `${noun}, ${a} ${nouns[(at + 17) % nouns.length]}`),
  );
  const all = [...plain, ...placed, ...paired];
  // 3571 shares no factor with the number of titles, so the walk meets every title once.
  const mixed = Array.from({ length: all.length }, (_, at) => all[(at * 3571) % all.length] ?? "");
  return [...mixed.slice(0, titles.archiveSize - 1), titles.lastOfArchive.title];
}

/** Adds the big library: titles are combined words, files are shared, everything is the same on every start. */
export function addArchive(builder: Builder, sectionId: number): void {
  for (const [at, title] of archiveTitles().entries()) {
    const year = 1930 + numberOf(`year${title}`, 95);
    const name = pick(`file${title}`, files);
    const genre = pick(`genre${title}`, genres);
    const other = pick(`other${title}`, genres);
    const addedAt = epoch - 200 * day - at * hour;
    const blank = blankItem({ ratingKey: builder.nextKey(), type: "movie", sectionId, title, addedAt });
    builder.add({
      ...blank,
      ...ratingFields([3 + numberOf(`critics${title}`, 70) / 10, 3 + numberOf(`audience${title}`, 70) / 10]),
      titleSort: title.replace(/^The /, ""),
      guids: guidsOf("movie", title),
      slug: slugOf(title),
      summary: `Catalogued as ${genre.toLowerCase()}, ${year}. The print is complete, the sound is original, and whoever wrote the label on the tin liked it very much.`,
      studio: pick(`studio${title}`, studios),
      contentRating: pick(`age${title}`, ratings),
      year,
      originallyAvailableAt: releaseDate(title, year),
      duration: builder.durationOf(name),
      colors: colorsOf(blank.picture, genre),
      genres: [...new Set([genre, other])].map((each) => builder.tag("genre", each)),
      directors: [builder.tag("director", "Director Twelve")],
      roles: [{ tag: builder.tag("actor", actorName(1 + numberOf(`actor${title}`, 28))), role: "The Lead" }],
      media: builder.media([name], `/data/archive/${slugOf(title)} (${year})`),
    });
  }
}
