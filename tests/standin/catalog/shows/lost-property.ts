import type { Show } from "./show.ts";

export const lostProperty: Show = {
  title: "The Department of Lost Property",
  scene: "arches",
  titleSort: "Department of Lost Property",
  year: 2020,
  contentRating: "TV-PG",
  studio: "Long Acre Films",
  country: "United Kingdom",
  genres: ["Comedy", "Fantasy"],
  ratings: [8.0, 8.8],
  tagline: "Left something? It may have left you.",
  summary:
    "Under the main station there is an office that keeps everything people have lost: umbrellas, tempers, the thread, a Thursday in 1983. Three underpaid clerks try to give it back. A comedy about queues, forms, and the odd miracle before lunch.",
  director: "Director Seven",
  writer: "Writer Eight",
  cast: [
    [10, "The Senior Clerk"],
    [9, "The Junior Clerk"],
    [22, "The Archivist"],
    [17, "The Man Who Lost His Hat"],
  ],
  media: ["h264-b", "h264-c"],
  seasons: [
    {
      index: 0,
      year: 2020,
      summary: "Christmas under the station.",
      episodes: [
        [
          "The Last Post",
          "Every letter that was never sent arrives on the same evening, and all of them want a signature.",
        ],
      ],
    },
    {
      index: 1,
      year: 2020,
      summary: "The junior clerk starts on Monday. By Friday she has lost the building.",
      episodes: [
        [
          "One Glove",
          "A man has come every day for twelve years to ask for a glove. Today they find it, which ruins everything.",
        ],
        ["Form 9", "To claim a lost form you must fill in a form, and it's the one that is lost."],
        [
          "Tempers",
          "The crate in aisle six is handed to the wrong customer. The lunch queue becomes historic.",
        ],
        [
          "The Plot",
          "A novelist comes to collect hers. There are several, and she rather likes somebody else's.",
        ],
        [
          "Sense of Direction",
          "The archivist goes to look for a file in the east wing. There is no east wing.",
        ],
        [
          "Balance Sheet",
          "An auditor discovers that the department has been returning more than it was given.",
        ],
      ],
    },
    {
      index: 2,
      year: 2021,
      summary: "The department is found by the people it was hidden from.",
      episodes: [
        ["Marbles", "Someone hands in a bag of them. Three cabinet ministers apply."],
        ["Lost Weekend", "It was very heavy, it's still going on, and it is standing in the lobby."],
        ["Found Property", "A rival office opens across the corridor. It has carpets."],
        ["The Way", "A commuter who has lost hers is given someone else's for the day."],
        ["Innocence", "It comes in a small tin. Nobody is allowed to open it. Everybody has to sign for it."],
        [
          "Closing Time",
          "The clerks are given one hour to return everything. It takes them fifty-nine minutes.",
        ],
      ],
    },
  ],
};
