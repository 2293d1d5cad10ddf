import type { ShortItem } from "@/lib/plex";

const fields = [
  "ratingKey",
  "type",
  "title",
  "year",
  "thumb",
  "art",
  "index",
  "parentIndex",
  "parentRatingKey",
  "parentTitle",
  "parentThumb",
  "grandparentRatingKey",
  "grandparentTitle",
  "grandparentThumb",
  "grandparentArt",
  "duration",
  "viewOffset",
  "viewCount",
  "leafCount",
  "viewedLeafCount",
] as const;

/** As much of an item as its card shows: what is sent to the browser for a whole library of them. */
export type Card = Pick<ShortItem, (typeof fields)[number]>;

/** Leaves out everything that a card doesn't show. */
export function toCard(item: Card): Card {
  const entries = fields.flatMap((field) => (item[field] === undefined ? [] : [[field, item[field]]]));
  // Exactly the fields of a Card, which Object.fromEntries can't know.
  return Object.fromEntries(entries) as Card;
}
