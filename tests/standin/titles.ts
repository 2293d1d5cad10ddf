/**
 * Titles that tests may count on, on the server "Demo Cinema" unless said otherwise.
 * `tests/standin/tests/catalogue.test.ts` holds them against what the server really answers.
 */
export const titles = {
  /** H.264/AAC MP4: every browser plays the file itself. */
  directPlay: { ratingKey: "1", title: "The Lamp at Skerry Point" },
  /** HEVC/AC-3 MKV, two audio languages, embedded subtitles: no browser plays it without the transcoder. */
  hevc: { ratingKey: "2", title: "The Slow Orbit" },
  /** Two `Media`: an MP4 and an MKV. */
  twoVersions: { ratingKey: "3", title: "Paper Tigers of the Night Market" },
  /** H.264 MP4 with an external .srt file beside it. */
  externalSubtitle: { ratingKey: "4", title: "What the Ferryman Heard" },
  /** More than 100 characters in the title. */
  longTitle: {
    ratingKey: "5",
    title:
      "The Improbable and Only Partly Regretted Voyage of the Night Train That Refused to Stop at Any Station Smaller Than a Cathedral",
  },
  /** Neither `thumb` nor `art`. */
  noArt: { ratingKey: "6", title: "Unlit" },
  /** A summary with markup-like text, emoji, right-to-left words, combining marks and `\r\n`. */
  oddText: { ratingKey: "7", title: "Ænima & <Co>: 夜の庭" },
  /** In progress for Demo Owner from the start, at `viewOffset` ms. */
  inProgress: { ratingKey: "8", title: "Salt and Copper", viewOffset: 214_000 },
  /** A show with Specials; Demo Owner has watched season 1 up to and with episode 3. */
  show: { ratingKey: "101", title: "Harbour Lights" },
  /** Section 9: films whose files, pictures or facts are out of the ordinary. */
  oddFilms: {
    /** One `Media` of two `Part`s, 160 s and 144 s, both H.264 MP4. */
    twoReels: { ratingKey: "24001", title: "Two Reels and a Tea Break" },
    /** The same, but the second file is HEVC/AC-3 MKV. */
    reelChange: { ratingKey: "24002", title: "The Reel Change" },
    /** Two `Media`: the whole in one file, and in two. */
    twoPrints: { ratingKey: "24003", title: "One Print by Bicycle" },
    /** HEVC/AAC MKV: a browser that plays HEVC needs no picture encoded. */
    hevcAac: { ratingKey: "24004", title: "Slow Water" },
    /** Says that it is Dolby Vision of profile 8. */
    dolbyVision: { ratingKey: "24005", title: "Ground Glass" },
    /** `year: 0`, no date, and a `thumb` on somebody else's host. */
    namedPoster: {
      ratingKey: "24006",
      title: "Poster Elsewhere",
      thumb: "https://posters.demo.example/nfo/poster-elsewhere.jpg",
    },
  },
  /** Section 10 is not on Home (`hidden` 1), section 11 neither there nor in search (`hidden` 2). */
  notOnHome: { ratingKey: "24007", title: "Kept Out of Sight" },
  notInSearch: { ratingKey: "24009", title: "Nobody's Business But Ours" },
  /** Section 8: `skipChildren` and `flattenSeasons:"1"`; `/children` lists its seasons all the same. */
  seasonsPutAway: { ratingKey: "23017", title: "Seasons Put Away" },
  /** The last of the 5,000 titles of section 3 when sorted by titleSort. */
  lastOfArchive: { title: "Zyzzyva" },
  sections: {
    movies: "1",
    shows: "2",
    archive: "3",
    empty: "4",
    oddFilms: "9",
    notOnHome: "10",
    notInSearch: "11",
  },
  archiveSize: 5000,
} as const;

/** The machine identifiers of the two servers; stable over restarts. */
export const serverIds = {
  cinema: "d3a0c1ee4b5f60718293a4b5c6d7e8f901234567",
  attic: "a771c0de9f8e7d6c5b4a39281706f5e4d3c2b1a0",
} as const;
