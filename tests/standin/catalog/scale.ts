import { actorName } from "./add-film.ts";
import type { Builder } from "./builder.ts";
import { Generated, type Stock } from "./generated.ts";
import { mixed } from "./seeded.ts";
import { adjectives, nouns, places } from "./words.ts";

/** How much the big seed holds. */
const scaleSize = { films: 50_000, shows: 5000, seasons: 2, episodes: 10 } as const;
/** Sections of the big seed; only the owner of Demo Cinema sees them. */
const scaleSections = { films: 21, shows: 22 } as const;

const genres = ["Drama", "Comedy", "Thriller", "Romance", "Adventure", "Crime", "Horror", "Western"];
const suffixes = ["Street", "Mysteries", "Confidential", "After Dark"];

/** Adds 50,000 films and 5,000 shows with 100,000 episodes, the same on every start. */
export function addScale(builder: Builder): void {
  builder.addSection(scaleSections.films, "movie", "Warehouse Films");
  builder.addSection(scaleSections.shows, "show", "Warehouse Shows");
  const stock = stockOf(builder);
  addFilms(builder, stock);
  addShows(builder, stock);
}

function stockOf(builder: Builder): Stock {
  const tags = genres.map((genre) => builder.tag("genre", genre));
  return {
    // Every two different genres.
    genres: tags.flatMap((one) => tags.filter((other) => other !== one).map((other) => [one, other])),
    directors: [builder.tag("director", "Director Twelve")],
    roles: Array.from({ length: 28 }, (_, at) => [
      { tag: builder.tag("actor", actorName(at + 1)), role: "The Lead" },
    ]),
    studios: ["Grand Junction", "Attic Reels", "Long Acre Films", "Tidewater Pictures"],
    ratings: ["G", "PG", "PG-13", "R", "NR"],
    files: (["h264-a", "h264-b", "h264-c"] as const).map((name) => [builder.file(name)]),
  };
}

function addFilms(builder: Builder, stock: Stock): void {
  const perPlace = adjectives.length * nouns.length;
  for (let at = 0; at < scaleSize.films; at++) {
    // 7 shares no factor with the number of combinations: every title once, and not in alphabetical order.
    const number = (at * 7) % (perPlace * places.length);
    const adjective = adjectives[number % adjectives.length];
    const noun = nouns[Math.floor(number / adjectives.length) % nouns.length];
    const title = `The ${adjective} ${noun} of ${places[Math.floor(number / perPlace)]}`;
    builder.add(
      new Generated(stock, { key: 100_001 + at, type: "movie", sectionId: scaleSections.films, title }),
    );
  }
}

function addShows(builder: Builder, stock: Stock): void {
  const { shows, seasons, episodes } = scaleSize;
  const keys = 1 + seasons * (1 + episodes);
  const sectionId = scaleSections.shows;
  for (let at = 0; at < shows; at++) {
    const key = 200_001 + at * keys;
    const show = String(key);
    const noun = nouns[Math.floor(at / places.length) % nouns.length];
    const suffix = suffixes[Math.floor(at / (places.length * nouns.length))];
    const title = `${places[at % places.length]} ${noun} ${suffix}`;
    builder.add(new Generated(stock, { key, type: "show", sectionId, title, index: 1 }));
    for (let index = 1; index <= seasons; index++) {
      const seasonKey = key + 1 + (index - 1) * (1 + episodes);
      const parent = String(seasonKey);
      const name = `Season ${index}`;
      const season = { key: seasonKey, type: "season", sectionId, title: name, index, parent: show } as const;
      builder.add(new Generated(stock, season));
      for (let number = 1; number <= episodes; number++) {
        const episodeKey = seasonKey + number;
        const words = mixed(episodeKey, 11);
        const name = `${adjectives[words % adjectives.length]} ${nouns[(words >>> 8) % nouns.length]}`;
        const episode = { key: episodeKey, type: "episode", sectionId, title: name, index: number } as const;
        builder.add(new Generated(stock, { ...episode, parent, grandparent: show }));
      }
    }
  }
}
