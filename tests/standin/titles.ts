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
  /** The last of the 5,000 titles of section 3 when sorted by titleSort. */
  lastOfArchive: { title: "Zyzzyva" },
  sections: { movies: "1", shows: "2", archive: "3", empty: "4" },
  archiveSize: 5000,
} as const;

/** The machine identifiers of the two servers; stable over restarts. */
export const serverIds = {
  cinema: "d3a0c1ee4b5f60718293a4b5c6d7e8f901234567",
  attic: "a771c0de9f8e7d6c5b4a39281706f5e4d3c2b1a0",
} as const;
