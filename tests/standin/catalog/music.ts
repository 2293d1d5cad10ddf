import { blankItem, slugOf } from "./blank-item.ts";
import type { Builder, FileName } from "./builder.ts";
import { colorsOf } from "./look.ts";
import { day, epoch, hexOf } from "./seeded.ts";
import type { Item } from "./types.ts";

type Album = { title: string; year: number; discs?: string[][]; tracks: string[] };
type Artist = { title: string; genre: string; mood: string; summary: string; albums: Album[] };

const artists: Artist[] = [
  {
    title: "Demo Quartet",
    genre: "Chamber",
    mood: "Calm",
    summary: "Four people, one music stand. They have never agreed on a tempo and never missed an entry.",
    albums: [
      {
        title: "Held Notes",
        year: 2019,
        tracks: ["First Light", "Second Wind", "Third Rail", "Fourth Wall"],
      },
      { title: "Live at Platform Two", year: 2023, tracks: ["Departures", "Minding the Gap", "Last Train"] },
    ],
  },
  {
    title: "Demo Singer",
    genre: "Folk",
    mood: "Wistful",
    summary: "A voice, a kitchen, and the radiator that keeps time.",
    albums: [{ title: "Kitchen Songs", year: 2021, tracks: ["Kettle", "Window Seat", "Nobody's Umbrella"] }],
  },
  {
    title: "The Demo Orchestra",
    genre: "Soundtrack",
    mood: "Sweeping",
    summary: "Ninety players who have only ever been heard from behind a screen.",
    albums: [
      {
        title: "Music for Unmade Films",
        year: 2024,
        tracks: ["Titles", "The Chase", "The Wrong House"],
        discs: [["The Long Walk Home", "Credits"]],
      },
    ],
  },
];
const files: FileName[] = ["song-aac", "song-mp3", "song-flac"];

/** Adds the artists with their albums and tracks; a second disc goes on with `parentIndex` 2. */
export function addMusic(builder: Builder, sectionId: number): void {
  for (const [at, written] of artists.entries()) {
    const addedAt = epoch - (450 + at * 20) * day;
    const genres = [builder.tag("genre", written.genre)];
    const moods = [builder.tag("mood", written.mood)];
    const artist = builder.add({
      ...blankItem({
        ratingKey: builder.nextKey(),
        type: "artist",
        sectionId,
        title: written.title,
        addedAt,
      }),
      titleSort: written.title.replace(/^The /, ""),
      summary: written.summary,
      index: 1,
      genres,
      moods,
      styles: [builder.tag("style", `Contemporary ${written.genre}`)],
      countries: [builder.tag("country", "Iceland")],
    });
    for (const album of written.albums) addAlbum(builder, artist, album, addedAt);
  }
}

function addAlbum(builder: Builder, artist: Item, written: Album, addedAt: number): void {
  const { sectionId, genres, moods } = artist;
  const blank = blankItem({
    ratingKey: builder.nextKey(),
    type: "album",
    sectionId,
    title: written.title,
    addedAt,
  });
  const album = builder.add({
    ...blank,
    parent: artist.ratingKey,
    index: 1,
    year: written.year,
    originallyAvailableAt: `${written.year}-05-17`,
    studio: "Grand Junction",
    genres,
    moods,
    colors: colorsOf(blank.picture, undefined),
  });
  for (const [disc, titles] of [written.tracks, ...(written.discs ?? [])].entries()) {
    for (const [at, title] of titles.entries()) {
      const file = files[at % files.length] ?? "song-aac";
      const ratingKey = builder.nextKey();
      const path = `/data/music/${slugOf(artist.title)}/${slugOf(album.title)}/${disc + 1}-${at + 1} ${title}`;
      builder.add({
        ...blankItem({ ratingKey, type: "track", sectionId, title, addedAt }),
        parent: album.ratingKey,
        grandparent: artist.ratingKey,
        index: at + 1,
        disc: disc + 1,
        // Who sings, where it isn't the album's artist.
        originalTitle: title === "The Long Walk Home" ? "Demo Singer" : undefined,
        duration: builder.durationOf(file),
        guids: [`mbid://${hexOf(title, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`],
        moods,
        hasThumb: false,
        hasArt: false,
        media: builder.media([file], path),
      });
    }
  }
}
