import type { MediaFile, MediaStream } from "../media/index.ts";

/** `photoalbum` is a word of ours alone: on the wire albums and photos are both `photo` (PROTOCOL §3.5). */
export type ItemType =
  | "movie"
  | "show"
  | "season"
  | "episode"
  | "clip"
  | "artist"
  | "album"
  | "track"
  | "photoalbum"
  | "photo";
export type TagKind =
  | "genre"
  | "director"
  | "writer"
  | "producer"
  | "actor"
  | "country"
  | "collection"
  | "label"
  | "mood"
  | "style"
  | "network"
  | "similar";

/** A genre, a person, a country… as one server knows it; ids mean nothing on another server. */
export type Tag = { id: number; kind: TagKind; tag: string; tagKey?: string; thumb?: string };
export type Role = { tag: Tag; role: string };

/**
 * A downloaded subtitle says where it came from. `told` is what an analysis would have found in a file that we can't
 * make: Dolby Vision, say. It is told, and nothing goes by it.
 */
export type Stream = MediaStream & {
  id: number;
  providerTitle?: string;
  sourceKey?: string;
  told?: Readonly<Record<string, string | number | boolean>>;
};
/** One file of a version; `fileName` is what an administrator would see, `stamp` changes with the file. */
export type Part = {
  id: number;
  stamp: number;
  file: MediaFile;
  fileName: string;
  streams: Stream[];
  asset?: Asset;
};
/** A trailer of Plex's own: no file of the owner's, but a clip that the server has by number and bitrate (kbps). */
export type Asset = { number: number; bitrate: number };
export type Media = { id: number; parts: Part[] };

/** Times in ms from the start of the item. */
export type Chapter = { id: number; start: number; end: number; tag: string };
export type Marker = { id: number; type: "intro" | "credits"; start: number; end: number; final?: boolean };

export type Colors = { topLeft: string; topRight: string; bottomRight: string; bottomLeft: string };

/** Anything with a ratingKey. Times are epoch seconds, durations ms. What a user did with it is not kept here. */
export type Item = {
  ratingKey: string;
  type: ItemType;
  subtype?: string;
  sectionId: number;
  title: string;
  titleSort: string;
  originalTitle?: string;
  guid: string;
  guids: string[];
  /** Of an extra: the guid of what it belongs to. */
  primaryGuid?: string;
  slug?: string;
  summary: string;
  tagline?: string;
  studio?: string;
  contentRating?: string;
  year?: number;
  rating?: number;
  ratingImage?: string;
  audienceRating?: number;
  audienceRatingImage?: string;
  originallyAvailableAt?: string;
  duration?: number;
  addedAt: number;
  updatedAt: number;
  /** In the trash since then: its file is gone (PROTOCOL §10, 19). */
  deletedAt?: number;
  editionTitle?: string;
  hasThumb: boolean;
  hasArt: boolean;
  /** Where an agent or an NFO file found the poster, if not on this server (PROTOCOL §7.1). */
  posterAt?: string;
  /** What its pictures are drawn from. */
  picture: string;
  colors?: Colors;
  index?: number;
  parent?: string;
  grandparent?: string;
  /** A show whose seasons are hidden: its episodes have no parent and stand right below it. */
  flattened?: boolean;
  /** The show's own choice of how its seasons are shown: 1 hides them (PROTOCOL §3.11). Told where somebody chose. */
  flattenSeasons?: 0 | 1;
  /** A show with a tune and a banner. */
  themed?: boolean;
  /** The disc of a track, told as `parentIndex`. */
  disc?: number;
  genres: Tag[];
  directors: Tag[];
  writers: Tag[];
  countries: Tag[];
  collections: Tag[];
  roles: Role[];
  producers?: Tag[];
  labels?: Tag[];
  networks?: Tag[];
  /** Titles like this one, as an agent named them. */
  similar?: Tag[];
  moods?: Tag[];
  styles?: Tag[];
  media: Media[];
  chapters: Chapter[];
  markers: Marker[];
  extras: string[];
  /** The file and its name, of generated items: told without building their versions. */
  files?: readonly MediaFile[];
  fileName?: string;
};

export type Section = {
  id: number;
  type: "movie" | "show" | "artist" | "photo";
  /** `null` and `""`: a library that lost its name. */
  title: string | null;
  uuid: string;
  createdAt: number;
  /** 1: not on Home; 2: neither on Home nor in global search (PROTOCOL §3.4). */
  hidden?: 1 | 2;
  /** "Other Videos": a movie library without an agent (PROTOCOL §10, 29). */
  other?: boolean;
  /** How often its items changed since the start: what `contentChangedAt` counts. */
  changes?: number;
  /** While a scan runs. */
  refreshing?: boolean;
};

/** What one server holds. `children` maps a show, season, artist or album to the ratingKeys below it, in order. */
export type Catalogue = {
  sections: Section[];
  items: Map<string, Item>;
  children: Map<string, string[]>;
  tags: Tag[];
};
