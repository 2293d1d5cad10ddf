import type { ItemType, Section, TagKind } from "./types.ts";

/** What can be played by itself. */
export const leafTypes: ReadonlySet<ItemType> = new Set(["movie", "episode", "clip", "track", "photo"]);

/** Numbers of PROTOCOL §1.9. */
export const typeNumbers = {
  movie: 1,
  show: 2,
  season: 3,
  episode: 4,
  artist: 8,
  album: 9,
  track: 10,
  clip: 12,
  photo: 13,
  photoalbum: 14,
} as const satisfies Record<ItemType, number>;

export function typeOfNumber(number: string): ItemType | undefined {
  const [found] = Object.entries(typeNumbers).find(([, each]) => String(each) === number) ?? [];
  return found as ItemType | undefined;
}

/** What a library shows first, down to what is played. */
export const levels: Record<Section["type"], [ItemType, ...ItemType[]]> = {
  movie: ["movie"],
  show: ["show", "season", "episode"],
  artist: ["artist", "album", "track"],
  photo: ["photoalbum", "photo"],
};

/** What playlists and play queues call the kind of thing they hold. */
export function listTypeOf(type: ItemType): "video" | "audio" | "photo" {
  if (type === "artist" || type === "album" || type === "track") return "audio";
  return type === "photo" || type === "photoalbum" ? "photo" : "video";
}

/** `tagType` numbers of PROTOCOL §1.9. */
export const tagTypes: Record<TagKind, number> = {
  genre: 1,
  collection: 2,
  director: 4,
  writer: 5,
  actor: 6,
  producer: 7,
  country: 8,
  label: 11,
  mood: 300,
  style: 301,
  similar: 305,
  network: 319,
};
