import type { Item } from "../../catalog/types.ts";
import { stateOf } from "../../watch/state.ts";
import { leavesOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";

type Value = string | number | undefined;
type Order = { of: (item: Item) => Value; direction: 1 | -1; nullsLast: boolean };

/** Sorts by `field[:asc|:desc|:nullsLast]`, comma for several (PROTOCOL §3.5). Unknown fields are ignored. */
export function sorted(server: PlexServer, account: Account, items: readonly Item[], sort?: string): Item[] {
  const orders = (sort ?? "titleSort").split(",").flatMap((part) => orderOf(server, account, part));
  const keyed = items.map((item) => ({ item, values: orders.map(({ of }) => of(item)) }));
  keyed.sort((a, b) => {
    for (const [at, order] of orders.entries()) {
      const difference = compare(a.values[at], b.values[at], order);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

function orderOf(server: PlexServer, account: Account, part: string): Order[] {
  const [field = "", ...modifiers] = part.split(":");
  const of = valueOf(server, account, field.replace(/^(movie|show|season|episode)\./, ""));
  if (!of) return [];
  return [{ of, direction: modifiers.includes("desc") ? -1 : 1, nullsLast: modifiers.includes("nullsLast") }];
}

function compare(a: Value, b: Value, { direction, nullsLast }: Order): number {
  if (a === b) return 0;
  if (a === undefined) return nullsLast ? 1 : -direction;
  if (b === undefined) return nullsLast ? -1 : direction;
  return (a < b ? -1 : 1) * direction;
}

function valueOf(server: PlexServer, account: Account, field: string): ((item: Item) => Value) | undefined {
  const state = (item: Item) => stateOf(server, account, item.ratingKey);
  const viewed = (item: Item) =>
    Math.max(0, ...leavesOf(server, item).map((leaf) => state(leaf).viewedAt ?? 0)) || undefined;
  switch (field) {
    case "titleSort":
    case "title":
      return (item) => item.titleSort.toLowerCase();
    case "random":
      return () => Math.random();
    case "lastViewedAt":
      return viewed;
    case "viewCount":
      return (item) => leavesOf(server, item).reduce((sum, leaf) => sum + state(leaf).viewCount, 0);
    case "viewOffset":
      return (item) => state(item).viewOffset;
    case "userRating":
      return (item) => state(item).userRating;
    case "unviewedLeafCount":
      return (item) => leavesOf(server, item).filter((leaf) => state(leaf).viewCount === 0).length;
    case "mediaHeight":
      return (item) => item.media[0]?.parts[0]?.file.height;
    case "mediaBitrate":
      return (item) => item.media[0]?.parts[0]?.file.bitrate;
    case "id":
      return (item) => Number(item.ratingKey);
    case "year":
    case "addedAt":
    case "updatedAt":
    case "originallyAvailableAt":
    case "rating":
    case "audienceRating":
    case "contentRating":
    case "duration":
    case "index":
    case "guid":
      return (item) => item[field];
    default:
      return undefined;
  }
}
