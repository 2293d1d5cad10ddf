import { blankItem, guidsOf, ratingFields, releaseDate, slugOf } from "./blank-item.ts";
import type { Builder } from "./builder.ts";
import type { Film } from "./films/film.ts";
import { colorsOf, pictureSeed } from "./look.ts";
import type { Chapter, Item, Marker } from "./types.ts";

const chapterNames = [
  "Opening",
  "An Arrival",
  "The Wrong Door",
  "What Was Said",
  "The Long Way Round",
  "Morning",
];

/** Adds the film; its trailer, if it has one, is added by `addTrailer` later so that ratingKeys stay put. */
export function addFilm(builder: Builder, sectionId: number, film: Film, addedAt: number): Item {
  const first = film.media[0];
  if (!first) throw new Error(`${film.title} has no media`);
  const duration = builder.durationOf(first);
  const ratingKey = builder.nextKey();
  const written = builder.tag("writer", film.writer);
  const blank = blankItem({ ratingKey, type: "movie", sectionId, title: film.title, addedAt });
  const picture = pictureSeed(blank.guid, film.genres[0], film.scene);
  return builder.add({
    ...blank,
    ...ratingFields(film.ratings),
    titleSort: film.titleSort ?? film.title,
    originalTitle: film.originalTitle,
    guids: guidsOf("movie", film.title),
    slug: slugOf(film.title),
    summary: film.summary,
    tagline: film.tagline,
    studio: film.studio,
    contentRating: film.contentRating,
    year: film.year,
    originallyAvailableAt: film.released ?? releaseDate(film.title, film.year),
    duration,
    hasThumb: !film.noArt,
    hasArt: !film.noArt,
    picture,
    colors: film.noArt ? undefined : colorsOf(picture, film.genres[0]),
    genres: film.genres.map((genre) => builder.tag("genre", genre)),
    directors: [builder.tag("director", film.director)],
    writers: [written],
    editionTitle: film.editionTitle,
    producers: [builder.tag("producer", film.director.replace("Director", "Producer"))],
    labels: film.labels?.map((label) => builder.tag("label", label)),
    countries: [builder.tag("country", film.country)],
    collections: film.collection ? [builder.tag("collection", film.collection)] : [],
    roles: film.cast.map(([actor, role]) => ({ tag: builder.tag("actor", actorName(actor)), role })),
    media: builder.media(film.media, `/data/movies/${slugOf(film.title) || ratingKey} (${film.year})`),
    chapters: chaptersOf(builder, duration),
    markers: markersOf(builder, duration),
  });
}

export function chaptersOf(builder: Builder, duration: number): Chapter[] {
  const length = Math.floor(duration / chapterNames.length);
  return chapterNames.map((tag, index) => ({
    id: builder.nextId(),
    start: index * length,
    end: index === chapterNames.length - 1 ? duration : (index + 1) * length,
    tag,
  }));
}

/** Credits before intro and both with one id: real markers are unsorted and repeat ids (PROTOCOL §3.9). */
export function markersOf(builder: Builder, duration: number): Marker[] {
  const id = builder.nextId();
  return [
    { id, type: "credits", start: duration - 45_000, end: duration, final: true },
    { id, type: "intro", start: 20_000, end: 65_000 },
  ];
}

const units = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
const teens = [
  "Ten",
  "Eleven",
  "Twelve",
  "Thirteen",
  "Fourteen",
  "Fifteen",
  "Sixteen",
  "Seventeen",
  "Eighteen",
];

/** "Actor One" up to "Actor Twenty-Nine". */
export function actorName(number: number): string {
  if (number < 10) return `Actor ${units[number - 1]}`;
  if (number < 19) return `Actor ${teens[number - 10]}`;
  if (number === 19) return "Actor Nineteen";
  return number === 20 ? "Actor Twenty" : `Actor Twenty-${units[number - 21]}`;
}
