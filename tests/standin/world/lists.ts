import type { Catalogue, Item, Stream, Tag } from "../catalog/types.ts";

/** A collection of one library. `tag` is the filter value, an id of another kind than its ratingKey (PROTOCOL §3.8). */
export type Collection = {
  ratingKey: string;
  sectionId: number;
  title: string;
  summary: string;
  subtype: Item["type"];
  tag: Tag;
  /** A smart one is a query on its library; the others list their members. */
  smart?: string;
  members: string[];
  /** -1 library default, 0 hide the collection, 1 hide its items, 2 show both. */
  mode: number;
  /** 0 by release, 1 by title, 2 as arranged. */
  sort: number;
  addedAt: number;
  updatedAt: number;
};

/** A playlist of one account. Entries have ids of their own: an item may be there twice. */
export type Playlist = {
  ratingKey: string;
  accountId: number;
  title: string;
  summary: string;
  playlistType: "video" | "audio" | "photo";
  smart?: string;
  entries: Entry[];
  addedAt: number;
  updatedAt: number;
};

export type Entry = { id: number; ratingKey: string };

/** What one device of one account is playing through. Times are epoch ms. */
export type PlayQueue = {
  id: number;
  accountId: number;
  clientId: string;
  type: "video" | "audio" | "photo";
  source: string;
  entries: Entry[];
  /** The order before it was shuffled. */
  ordered: Entry[];
  selected: number;
  lastAdded: number;
  shuffled: boolean;
  version: number;
  usedAt: number;
};

/** What people made of a library: everything that can be created, changed and deleted. */
export type Lists = {
  collections: Map<string, Collection>;
  playlists: Map<string, Playlist>;
  queues: Map<number, PlayQueue>;
  /** Subtitles that were downloaded, by the part they belong to. */
  subtitles: Map<number, Stream[]>;
  /** What items were tagged with before somebody changed a collection, and the tags that were made for new ones. */
  tagsBefore: Map<Item, Tag[]>;
  tagsMade: Tag[];
  nextKey: number;
  nextId: number;
};

export function newLists(): Lists {
  return {
    collections: new Map(),
    playlists: new Map(),
    queues: new Map(),
    subtitles: new Map(),
    tagsBefore: new Map(),
    tagsMade: [],
    nextKey: 30_001,
    nextId: 7_000_001,
  };
}

/** Gives the items their old tags back: the one thing that changing a collection changes outside the lists. */
export function undoTags(lists: Lists, catalogue: Catalogue): void {
  for (const [item, tags] of lists.tagsBefore) item.collections = tags;
  // In place: copies of a catalogue share their tags.
  const made = new Set(lists.tagsMade);
  const kept = catalogue.tags.filter((tag) => !made.has(tag));
  catalogue.tags.splice(0, catalogue.tags.length, ...kept);
}
