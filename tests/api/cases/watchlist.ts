import type { Cases } from "./row.ts";

const unknown = "0123456789abcdef01234567";

export const watchlist: Cases = {
  "GET watchlist": {
    sound: "watchlist",
    bad: ["watchlist?limit=101", "watchlist?offset=-1", "watchlist?sort=title"],
    foreign: "it lists the caller's own",
    plex: false,
  },
  "POST watchlist": {
    sound: ["watchlist", { ratingKey: "{wanted}" }],
    bad: [
      ["watchlist", {}],
      ["watchlist", { ratingKey: "1" }],
      ["watchlist", { ratingKey: unknown, guid: `plex://movie/${unknown}` }],
      ["watchlist", { guid: `plex://episode/${unknown}` }],
      ["watchlist", { guid: "imdb://tt0000001" }],
    ],
    unknown: [
      ["watchlist", { ratingKey: unknown }],
      ["watchlist", { guid: `plex://movie/${unknown}` }],
    ],
    foreign: "the catalogue is everybody's, and the list the caller's own",
    plex: false,
  },
  "DELETE watchlist/{ratingKey}": {
    sound: "watchlist/{wanted}",
    bad: ["watchlist/1", `watchlist/${unknown}%2F..`],
    unknown: [`watchlist/${unknown}`],
    foreign: "the catalogue is everybody's, and the list the caller's own",
    plex: false,
  },
};
