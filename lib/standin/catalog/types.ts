import type { MediaFile, MediaStream } from "../media/index.ts";

export type ItemType = "movie" | "show" | "season" | "episode" | "clip";
export type TagKind = "genre" | "director" | "writer" | "actor" | "country" | "collection";

/** A genre, a person, a country… as one server knows it; ids mean nothing on another server. */
export type Tag = { id: number; kind: TagKind; tag: string; tagKey?: string; thumb?: string };
export type Role = { tag: Tag; role: string };

export type Stream = MediaStream & { id: number };
/** One file of a version; `fileName` is what an administrator would see, `stamp` changes with the file. */
export type Part = { id: number; stamp: number; file: MediaFile; fileName: string; streams: Stream[] };
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
  hasThumb: boolean;
  hasArt: boolean;
  /** What its pictures are drawn from. */
  picture: string;
  colors?: Colors;
  index?: number;
  parent?: string;
  grandparent?: string;
  genres: Tag[];
  directors: Tag[];
  writers: Tag[];
  countries: Tag[];
  collections: Tag[];
  roles: Role[];
  media: Media[];
  chapters: Chapter[];
  markers: Marker[];
  extras: string[];
};

export type Section = { id: number; type: "movie" | "show"; title: string; uuid: string; createdAt: number };

/** What one server holds. `children` maps a show or season to the ratingKeys below it, in order. */
export type Catalogue = {
  sections: Section[];
  items: Map<string, Item>;
  children: Map<string, string[]>;
  tags: Tag[];
};
