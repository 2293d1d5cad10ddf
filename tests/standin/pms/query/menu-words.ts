import type { ItemType } from "../../catalog/types.ts";

/** A filter as menus offer it: its words, and the type of its values. */
export const filterWords: Record<string, [title: string, type: "string" | "integer" | "boolean"]> = {
  genre: ["Genre", "string"],
  year: ["Year", "integer"],
  decade: ["Decade", "integer"],
  contentRating: ["Content Rating", "string"],
  collection: ["Collection", "string"],
  director: ["Director", "string"],
  actor: ["Actor", "string"],
  writer: ["Writer", "string"],
  producer: ["Producer", "string"],
  country: ["Country", "string"],
  studio: ["Studio", "string"],
  resolution: ["Resolution", "string"],
  hdr: ["HDR", "boolean"],
  unwatched: ["Unplayed", "boolean"],
  unwatchedLeaves: ["Unplayed", "boolean"],
  inProgress: ["In Progress", "boolean"],
  unmatched: ["Unmatched", "boolean"],
  duplicate: ["Duplicate", "boolean"],
  audioLanguage: ["Audio Language", "string"],
  subtitleLanguage: ["Subtitle Language", "string"],
  editionTitle: ["Edition", "string"],
  label: ["Labels", "string"],
  mood: ["Mood", "string"],
  style: ["Style", "string"],
  network: ["Network", "string"],
};

const movie =
  "genre year decade contentRating collection director actor writer producer country studio resolution hdr unwatched inProgress unmatched duplicate audioLanguage subtitleLanguage editionTitle label";
// As a captured library of shows lists them (PROTOCOL §3.6), and the labels that it had none of.
const show =
  "genre year contentRating studio network country collection director actor writer producer unwatchedLeaves unmatched label";
const episode = "year collection resolution unwatched inProgress audioLanguage subtitleLanguage unmatched";

/** The filters of each type of item, simple ones first; more stand behind `includeAdvanced`. */
export const filterNames: Record<ItemType, string[]> = {
  movie: movie.split(" "),
  show: show.split(" "),
  season: [],
  episode: episode.split(" "),
  clip: [],
  artist: ["genre", "mood", "style", "country", "collection", "label", "unmatched"],
  album: ["genre", "mood", "year", "decade", "studio", "collection", "label", "unmatched"],
  track: ["mood", "inProgress", "duplicate"],
  photoalbum: ["year", "label"],
  photo: ["year", "label"],
};

/** A sort as menus offer it, with the direction that people usually want. */
export const sortWords: Record<string, [title: string, direction: "asc" | "desc"]> = {
  titleSort: ["Title", "asc"],
  year: ["Year", "desc"],
  originallyAvailableAt: ["Release Date", "desc"],
  rating: ["Critic Rating", "desc"],
  audienceRating: ["Audience Rating", "desc"],
  userRating: ["Rating", "desc"],
  contentRating: ["Content Rating", "desc"],
  duration: ["Duration", "desc"],
  viewOffset: ["Progress", "desc"],
  viewCount: ["Plays", "desc"],
  addedAt: ["Date Added", "desc"],
  lastViewedAt: ["Date Viewed", "desc"],
  mediaHeight: ["Resolution", "desc"],
  mediaBitrate: ["Bitrate", "desc"],
  unviewedLeafCount: ["Unplayed", "desc"],
  "episode.addedAt": ["Last Episode Date Added", "desc"],
  random: ["Randomly", "desc"],
};

/** The order of a season or an episode is that of its show: several fields in one key (PROTOCOL §3.6). */
export const seasonOrder = "show.titleSort,index";
export const episodeOrder =
  "show.titleSort,season.index:nullsLast,episode.index:nullsLast,episode.originallyAvailableAt:nullsLast,episode.titleSort,episode.id";
export const albumOrder = "artist.titleSort,album.titleSort,album.index,album.id,album.originallyAvailableAt";
Object.assign(sortWords, {
  [seasonOrder]: ["Show", "asc"],
  [episodeOrder]: ["Show", "asc"],
  [albumOrder]: ["Artist", "asc"],
});

const usual = "titleSort year originallyAvailableAt rating audienceRating userRating contentRating";

export const sortNames: Record<ItemType, string[]> = {
  movie: `${usual} duration viewOffset viewCount addedAt lastViewedAt mediaHeight mediaBitrate random`.split(
    " ",
  ),
  show: `${usual} unviewedLeafCount episode.addedAt addedAt lastViewedAt random`.split(" "),
  season: [seasonOrder, "random"],
  episode: [
    episodeOrder,
    ..."originallyAvailableAt rating audienceRating addedAt lastViewedAt random".split(" "),
  ],
  clip: [],
  artist: ["titleSort", "userRating", "addedAt", "lastViewedAt", "viewCount", "random"],
  album: [
    "titleSort",
    albumOrder,
    "year",
    "originallyAvailableAt",
    "userRating",
    "addedAt",
    "lastViewedAt",
    "viewCount",
    "random",
  ],
  track: [
    "titleSort",
    "userRating",
    "duration",
    "viewCount",
    "addedAt",
    "lastViewedAt",
    "mediaBitrate",
    "random",
  ],
  photoalbum: ["titleSort", "addedAt"],
  photo: ["originallyAvailableAt", "titleSort", "addedAt", "userRating", "random"],
};
