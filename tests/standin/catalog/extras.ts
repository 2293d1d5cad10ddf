import { blankItem } from "./blank-item.ts";
import type { Builder } from "./builder.ts";
import { numberOf } from "./seeded.ts";
import type { Item } from "./types.ts";

/** kbps as Plex's service names them, the larger first. */
const bitrates = [1500, 750];

/**
 * Gives the film its trailer, as an extra of its own with a ratingKey of its own: not a file of the owner's, but the same
 * clip of Plex's service at falling bitrates (PROTOCOL §3.9).
 */
export function addTrailer(builder: Builder, film: Item): void {
  const number = 100_000 + numberOf(film.title, 800_000);
  const media = builder.media(["trailer-large", "trailer-small"], `/trailers/${number}`);
  for (const [at, each] of media.entries())
    for (const part of each.parts) part.asset = { number, bitrate: bitrates[at] ?? 450 };
  addExtra(builder, film, {
    title: "Trailer",
    subtype: "trailer",
    guid: `iva://api.internetvideoarchive.com/2.0/DataService/VideoAssets(${number})`,
    index: 1,
    duration: builder.durationOf("trailer-large"),
    media,
  });
}

/** Gives the film a scene that the owner keeps beside it: an ordinary file. */
export function addScene(builder: Builder, film: Item): void {
  addExtra(builder, film, {
    title: "The Scene on the Stairs",
    subtype: "sceneOrSample",
    index: 2,
    duration: builder.durationOf("trailer-large"),
    media: builder.media(["trailer-large"], `/data/movies/${film.slug}-scene`),
  });
}

function addExtra(builder: Builder, film: Item, more: Partial<Item> & { title: string }): void {
  const ratingKey = builder.nextKey();
  const { sectionId, addedAt } = film;
  builder.add({
    ...blankItem({ ratingKey, type: "clip", sectionId, title: more.title, addedAt }),
    hasArt: false,
    ...more,
    primaryGuid: film.guid,
  });
  film.extras.push(ratingKey);
}
