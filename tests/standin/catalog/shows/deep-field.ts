import type { Show } from "./show.ts";

export const deepField: Show = {
  title: "Deep Field",
  scene: "orbit",
  year: 2024,
  contentRating: "TV-MA",
  studio: "Perihelion",
  country: "Canada",
  genres: ["Science Fiction", "Thriller"],
  ratings: [9.0, 8.9],
  tagline: "The universe is listening. It has notes.",
  summary:
    "Six astronomers on a mountain in winter receive a signal that turns out to be a correction: line by line, something is marking the errors in everything they have ever published. The first mistakes are small. Then it starts on the laws of physics.",
  director: "Director Two",
  writer: "Writer Two",
  cast: [
    [20, "The Director of the Observatory"],
    [13, "The Theorist"],
    [18, "The Engineer"],
    [6, "The Correspondent"],
  ],
  media: ["h264-c", "h264-a", "hevc"],
  seasons: [
    {
      index: 0,
      year: 2024,
      summary: "Seen from the valley.",
      episodes: [
        [
          "The Valley",
          "The same winter as the village below the mountain saw it: lights where no road goes, and the price of candles.",
        ],
      ],
    },
    {
      index: 1,
      year: 2024,
      summary: "Snow closes the road in October. The first correction arrives the same night.",
      episodes: [
        [
          "Erratum",
          "A student finds a typing error in a paper from 1987. She found it in a radio source eleven billion light-years away.",
        ],
        [
          "Peer Review",
          "The team agrees to tell no one. By breakfast somebody has told someone, and the answer is on page three.",
        ],
        ["Error Bars", "A deliberate mistake is published as bait. It is corrected before it goes to print."],
        [
          "Dark Frame",
          "The telescope is shut for a night to be sure. The corrections arrive by the fax machine, which is not plugged in.",
        ],
        ["Standard Candle", "A star everyone uses to measure distance has been crossed out."],
        ["Collaborators", "The mountain has six people on it and seven sets of footprints, all going up."],
        [
          "Retraction",
          "The theorist is asked, very politely, to withdraw the life's work that got him here.",
        ],
        ["First Light", "The road opens. The last correction concerns the six of them, and it is short."],
      ],
    },
    {
      index: 2,
      year: 2025,
      summary: "The corrections stop. The silence afterwards has a shape.",
      episodes: [
        ["Null Result", "A year later nothing has happened, and it has happened everywhere at once."],
        ["Citation Needed", "The engineer hears her own voice in a recording made before she was born."],
        ["The Method", "A rival team on another mountain has had a second opinion."],
        ["Outlier", "One measurement out of nine million is right. They have an hour to find out which."],
        ["Acknowledgements", "The seventh set of footprints comes down again and asks for soup."],
        ["Errata", "Everything is put right, one line at a time. The price is listed in the appendix."],
      ],
    },
  ],
};
