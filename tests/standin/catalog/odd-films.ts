import { titles } from "../titles.ts";
import { addFilm } from "./add-film.ts";
import type { Builder } from "./builder.ts";
import type { Film } from "./films/film.ts";
import { day, epoch } from "./seeded.ts";
import type { Item, Stream } from "./types.ts";

const common = {
  year: 2009,
  contentRating: "PG",
  studio: "Grand Junction",
  country: "Portugal",
  ratings: [6.2, 6.4] as [number, number],
  tagline: "Kept in a box of its own.",
  director: "Director Eight",
  writer: "Writer Eight",
};

const { twoReels, reelChange, twoPrints, hevcAac, dolbyVision, namedPoster } = titles.oddFilms;

const films: Film[] = [
  {
    ...common,
    title: twoReels.title,
    genres: ["Drama"],
    summary:
      "A projectionist changes the reel and finds that the second one remembers the first quite differently.",
    cast: [[17, "The Projectionist"]],
    media: [["first-reel", "second-reel"]],
    editionTitle: "Roadshow",
    labels: ["On Two Reels"],
  },
  {
    ...common,
    title: reelChange.title,
    genres: ["Thriller"],
    summary:
      "Halfway through the evening somebody swaps the film, the format and, it turns out, the audience.",
    cast: [[18, "The Usher"]],
    media: [["first-reel", "second-reel-hevc"]],
    labels: ["On Two Reels"],
  },
  {
    ...common,
    title: twoPrints.title,
    genres: ["Comedy"],
    summary: "Two cinemas share one print by bicycle. One of the riders has begun to read it on the way.",
    cast: [[12, "The Rider"]],
    media: ["both-reels", ["first-reel", "second-reel"]],
    labels: ["Restored"],
  },
  {
    ...common,
    title: hevcAac.title,
    genres: ["Documentary"],
    summary:
      "Nine months beside one river, told at the speed of the river and with nobody in a hurry to explain it.",
    cast: [[4, "The Voice"]],
    media: ["hevc-aac"],
  },
  {
    ...common,
    title: dolbyVision.title,
    genres: ["Science Fiction"],
    summary:
      "A lens grinder sees further than she should, and in colours for which nobody has agreed on a name.",
    cast: [[6, "The Lens Grinder"]],
    media: ["hevc-aac"],
    labels: ["Restored"],
  },
  {
    ...common,
    title: namedPoster.title,
    year: 0,
    released: "",
    genres: ["Drama"],
    summary:
      "A note beside the film says where its poster hangs. Nothing says when any of this was made, or by whom.",
    cast: [[20, "The Collector"]],
    media: ["h264-c"],
  },
];

/** As a file of profile 8 with an HDR10 base layer is analysed (PROTOCOL §1.7, §3.10). */
const vision = {
  ...{ DOVIPresent: true, DOVIProfile: 8, DOVILevel: 6, DOVIVersion: "1.0", DOVIBLCompatID: 1 },
  ...{ DOVIBLPresent: true, DOVIELPresent: false, DOVIRPUPresent: true },
  ...{ colorPrimaries: "bt2020", colorSpace: "bt2020nc", colorTrc: "smpte2084", bitDepth: 10 },
  displayTitle: "720p Dolby Vision/HDR10 (HEVC Main 10)",
};

const impaired = { hearingImpaired: true, default: true, bitrate: 0, displayTitle: "English SDH (SRT)" };

/** Films whose files, pictures or facts are out of the ordinary; ratingKeys as titles.ts says. */
export function addOddFilms(builder: Builder, sectionId: number): void {
  const added = new Map(
    films.map((film, at) => [film.title, addFilm(builder, sectionId, film, epoch - (620 + at) * day)]),
  );
  const seen = added.get(dolbyVision.title);
  if (seen) tell(seen, 1, vision);
  for (const each of [seen, added.get(hevcAac.title)]) if (each) tell(each, 3, impaired);
  const named = added.get(namedPoster.title);
  if (named) {
    tell(named, 1, { anamorphic: true, pixelAspectRatio: "64:45", streamIdentifier: "1" });
    tell(named, 2, { streamIdentifier: "2", bitrateMode: "cbr" });
  }
  if (named) Object.assign(named, { posterAt: namedPoster.thumb, originallyAvailableAt: undefined });
}

/** Says more of the tracks of that type than the file does. */
function tell(item: Item, streamType: Stream["streamType"], told: NonNullable<Stream["told"]>): void {
  const streams = item.media.flatMap((media) => media.parts.flatMap((part) => part.streams));
  for (const stream of streams) if (stream.streamType === streamType) stream.told = told;
}
