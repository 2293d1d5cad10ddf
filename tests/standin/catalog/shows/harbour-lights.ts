import { titles } from "../../titles.ts";
import type { Show } from "./show.ts";

export const harbourLights: Show = {
  title: titles.show.title,
  scene: "lighthouse",
  year: 2022,
  contentRating: "TV-14",
  studio: "Tidewater Pictures",
  country: "Ireland",
  genres: ["Drama", "Mystery"],
  ratings: [8.6, 8.4],
  tagline: "Every light out there is somebody.",
  summary:
    "The night crew of a small sea-rescue station answers calls from trawlers, yachts, and people who have no business being on the water. Each rescue is closed by morning; what it stirs up in the village is not. A drama about competence, weather and the long memory of small places.",
  director: "Director One",
  writer: "Writer One",
  cast: [
    [1, "The Coxswain"],
    [5, "The Radio Operator"],
    [12, "The Mechanic"],
    [19, "The New Recruit"],
  ],
  media: ["h264-a", "h264-b", "h264-c"],
  seasons: [
    {
      index: 0,
      year: 2022,
      summary: "Two short films between the seasons.",
      episodes: [
        ["The Kettle", "Twelve hours, no calls, one kettle, and a bet about who will put it on."],
        [
          "Anniversary",
          "The station opens its doors to the public. The public brings cake, questions, and one apology that is twenty years late.",
        ],
      ],
    },
    {
      index: 1,
      year: 2022,
      summary:
        "A recruit who can't swim, a voice on channel sixteen that nobody else hears, and the worst winter on record.",
      episodes: [
        [
          "First Shout",
          "On her first night the recruit is sent for biscuits and comes back to an empty boathouse. The radio is still on, and somebody is asking for her by name.",
        ],
        [
          "Channel Sixteen",
          "A child's voice gives a perfect position and then stops answering. At that position there is only water, and it's calm.",
        ],
        [
          "Ballast",
          "A trawler refuses a tow it badly needs. The mechanic knows the skipper, and knows what he must be carrying.",
        ],
        [
          "Slack Water",
          "The sea is flat for a week. With nobody to save, the crew turns its attention to each other.",
        ],
        [
          "The Wedding Party",
          "Forty guests, one sandbank, a rising tide and a band that insists on being rescued first.",
        ],
        [
          "Dead Reckoning",
          "Fog closes the bay. The coxswain goes out without instruments because the man who taught her to is out there.",
        ],
        [
          "Logbook",
          "An inspector reads three years of entries and asks about the one page that has been cut out.",
        ],
        [
          "The Long Night",
          "Four calls come in at once, and there is one boat. The recruit has to choose which of them not to answer.",
        ],
      ],
    },
    {
      index: 2,
      year: 2023,
      summary: "The station is to be closed by spring. The sea hasn't been told.",
      episodes: [
        [
          "Notice to Mariners",
          "The letter comes on a Tuesday, between two false alarms. By evening the whole village has an opinion and a petition.",
        ],
        [
          "Man Overboard",
          "A ferry arrives with one passenger fewer than it left with, and every one of them accounted for.",
        ],
        [
          "Salvage",
          "A container of pianos washes up along nine miles of beach. So does somebody who swears he wasn't in it.",
        ],
        [
          "Lee Shore",
          "The recruit, now the best swimmer on the crew, is asked to train her replacement. He can't swim.",
        ],
        [
          "Relief",
          "A crew from the city takes over for a week to prove it can be done. It can't, and it is nobody's fault.",
        ],
        [
          "All Lights",
          "On the last night of the station every boat in the bay puts out, and nobody has called for help. Yet.",
        ],
      ],
    },
  ],
};
