import { actorName, chaptersOf, markersOf } from "./add-film.ts";
import { blankItem, guidsOf, ratingFields, releaseDate, slugOf } from "./blank-item.ts";
import type { Builder } from "./builder.ts";
import { colorsOf, pictureSeed } from "./look.ts";
import { day } from "./seeded.ts";
import type { Episode, Season, Show } from "./shows/show.ts";
import type { Item } from "./types.ts";

/** Adds a show with its seasons and episodes; the newest episode was added at `addedAt`. */
export function addShow(builder: Builder, sectionId: number, show: Show, addedAt: number): Item {
  const cast = show.cast.map(([actor, role]) => ({ tag: builder.tag("actor", actorName(actor)), role }));
  const blank = blankItem({
    ratingKey: builder.nextKey(),
    type: "show",
    sectionId,
    title: show.title,
    addedAt,
  });
  const picture = pictureSeed(blank.guid, show.genres[0], show.scene);
  const item = builder.add({
    ...blank,
    ...ratingFields(show.ratings),
    titleSort: show.titleSort ?? show.title,
    guids: guidsOf("show", show.title),
    slug: slugOf(show.title),
    summary: show.summary,
    tagline: show.tagline,
    studio: show.studio,
    contentRating: show.contentRating,
    year: show.year,
    originallyAvailableAt: releaseDate(show.title, show.year),
    duration: builder.durationOf(show.media[0] ?? "h264-a"),
    index: 1,
    themed: true,
    networks: [builder.tag("network", `${show.studio} Network`)],
    producers: [builder.tag("producer", show.director.replace("Director", "Producer"))],
    picture,
    colors: colorsOf(picture, show.genres[0]),
    genres: show.genres.map((genre) => builder.tag("genre", genre)),
    countries: [builder.tag("country", show.country)],
    roles: cast,
  });
  let age = show.seasons.reduce((sum, season) => sum + season.episodes.length, 0);
  for (const season of show.seasons) {
    addSeason(builder, item, show, season, () => addedAt - --age * 3 * day);
  }
  return item;
}

function addSeason(
  builder: Builder,
  show: Item,
  written: Show,
  season: Season,
  nextDate: () => number,
): void {
  const title = season.index === 0 ? "Specials" : `Season ${season.index}`;
  const { sectionId } = show;
  const blank = blankItem({
    ratingKey: builder.nextKey(),
    type: "season",
    sectionId,
    title,
    addedAt: show.addedAt,
  });
  const item = builder.add({
    ...blank,
    picture: pictureSeed(blank.guid, written.genres[0], written.scene),
    parent: show.ratingKey,
    index: season.index,
    guids: guidsOf("episode", `${written.title}${title}`).slice(1),
    year: season.year,
    summary: season.summary,
  });
  for (const [at, episode] of season.episodes.entries()) {
    const added = addEpisode(builder, show, item, written, season, episode, at + 1, nextDate());
    item.addedAt = added.addedAt;
    item.updatedAt = added.updatedAt;
  }
}

function addEpisode(
  builder: Builder,
  show: Item,
  season: Item,
  written: Show,
  { index: number, year }: Season,
  [title, summary]: Episode,
  index: number,
  addedAt: number,
): Item {
  const name = written.media[(index - 1) % written.media.length] ?? "h264-a";
  const duration = builder.durationOf(name);
  const ratingKey = builder.nextKey();
  const code = `s${String(number).padStart(2, "0")}e${String(index).padStart(2, "0")}`;
  return builder.add({
    ...blankItem({ ratingKey, type: "episode", sectionId: show.sectionId, title, addedAt }),
    parent: season.ratingKey,
    grandparent: show.ratingKey,
    index,
    guids: guidsOf("episode", `${show.title}${code}`),
    summary,
    contentRating: show.contentRating,
    year,
    audienceRating: show.audienceRating,
    audienceRatingImage: "themoviedb://image.rating",
    originallyAvailableAt: `${year}-${String(1 + number).padStart(2, "0")}-${String(index * 3).padStart(2, "0")}`,
    duration,
    directors: [builder.tag("director", written.director)],
    writers: [builder.tag("writer", written.writer)],
    roles: show.roles,
    media: builder.media([name], `/data/tv/${show.slug}/${show.slug}.${code}`),
    chapters: chaptersOf(builder, duration),
    markers: markersOf(builder, duration),
  });
}
