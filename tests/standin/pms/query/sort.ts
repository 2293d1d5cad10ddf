import type { Item } from "../../catalog/types.ts";
import { stateOf } from "../../watch/state.ts";
import { leavesOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { filesOf } from "./files.ts";
import { ancestorAt, scopeOf } from "./scope.ts";
import { leafCountOf, tallyOf } from "./tally.ts";

type Value = string | number | undefined;
type Order = { field: string; of: (item: Item) => Value; down: boolean; nullsLast: boolean; fixed: boolean };

/** Sorted lists of lists that never change themselves, by what they were sorted by. */
const kept = new WeakMap<readonly Item[], Map<string, readonly Item[]>>();

/**
 * Sorts by `field[:asc|:desc|:nullsLast]`, comma for several (PROTOCOL §3.5). Unknown fields are ignored. The order of a
 * list that is asked for again and again by something that doesn't change is found once.
 */
export function sorted(
  server: PlexServer,
  account: Account,
  items: readonly Item[],
  sort = "titleSort",
): readonly Item[] {
  const orders = sort.split(",").flatMap((part) => orderOf(server, account, part));
  return inOrder(items, orders);
}

function inOrder(items: readonly Item[], [order, ...rest]: Order[]): readonly Item[] {
  if (!order) return items;
  const key = [order, ...rest].map(nameOf).join();
  const memory = [order, ...rest].every((each) => each.fixed) ? memoryOf(items) : undefined;
  const known = memory?.get(key);
  if (known) return known;
  // The last field first: each turn keeps the order that the one before left among equals.
  const made = order.field === "random" ? shuffled(items) : byValue(inOrder(items, rest), order);
  memory?.set(key, made);
  return made;
}

function nameOf({ field, down, nullsLast }: Omit<Order, "of" | "fixed">): string {
  return `${field}:${down}:${nullsLast}`;
}

function memoryOf(items: readonly Item[]): Map<string, readonly Item[]> {
  const known = kept.get(items);
  if (known) return known;
  const made = new Map<string, readonly Item[]>();
  kept.set(items, made);
  return made;
}

/** Items with one value stay together as they were; only the distinct values are sorted. */
function byValue(items: readonly Item[], order: Order): Item[] {
  return laidOut(grouped(items, order.of), order);
}

type Groups = { byValue: Map<Value, Item[]>; values: Value[]; nothing: Item[] };

function grouped(items: readonly Item[], of: Order["of"]): Groups {
  const groups = new Map<Value, Item[]>();
  for (const item of items) {
    const value = of(item);
    const group = groups.get(value);
    if (group) group.push(item);
    else groups.set(value, [item]);
  }
  const nothing = groups.get(undefined) ?? [];
  groups.delete(undefined);
  const values = [...groups.keys()].toSorted((a, b) => (compare(a, b) ? -1 : 1));
  return { byValue: groups, values, nothing };
}

function laidOut(groups: Groups, { down, nullsLast }: Pick<Order, "down" | "nullsLast">): Item[] {
  const values = down ? groups.values.toReversed() : groups.values;
  const rows = values.flatMap((value) => groups.byValue.get(value) ?? []);
  return nullsLast || down ? rows.concat(groups.nothing) : groups.nothing.concat(rows);
}

function compare(a: Value, b: Value): boolean {
  return a !== undefined && b !== undefined && a < b;
}

function shuffled(items: readonly Item[]): Item[] {
  const list = [...items];
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    const [one, two] = [list[at], list[other]];
    if (one && two) [list[at], list[other]] = [two, one];
  }
  return list;
}

function orderOf(server: PlexServer, account: Account, part: string): Order[] {
  const [name = "", ...modifiers] = part.split(":");
  const { level, field } = scopeOf(name);
  const shared = {
    field: name,
    down: modifiers.includes("desc"),
    nullsLast: modifiers.includes("nullsLast"),
  };
  const at = (of: (item: Item) => Value) => (level === undefined ? of : scoped(server, level, of));
  const fixed = fixedFields[field];
  if (fixed) return [{ ...shared, of: at(fixed), fixed: true }];
  const of = changingField(server, account, field);
  return of ? [{ ...shared, of: at(of), fixed: false }] : [];
}

/** The value that the show of an episode has; of a show, the highest that one of its episodes has (`episode.addedAt`). */
function scoped(server: PlexServer, level: string, of: (item: Item) => Value): (item: Item) => Value {
  return (item) => {
    if (item.type === level) return of(item);
    const above = ancestorAt(server, item, level);
    if (above) return of(above);
    const values = leavesOf(server, item).flatMap((leaf) => (leaf.type === level ? (of(leaf) ?? []) : []));
    return values.toSorted((a, b) => (compare(a, b) ? 1 : -1))[0];
  };
}

/** Finds the orders by these fields, both ways, before anybody asks. Fields that change are passed over. */
export function keepOrder(items: readonly Item[], fields: readonly string[]): void {
  for (const field of fields) {
    const of = fixedFields[field];
    if (!of) continue;
    const groups = grouped(items, of);
    for (const down of [false, true]) {
      const order = { field, down, nullsLast: false };
      memoryOf(items).set(nameOf(order), laidOut(groups, order));
    }
  }
}

const title = (item: Item) => item.titleSort.toLowerCase();

/** What the catalogue says once and for all. */
const fixedFields: Record<string, (item: Item) => Value> = {
  titleSort: title,
  title,
  mediaHeight: (item) => filesOf(item)[0]?.height,
  mediaBitrate: (item) => filesOf(item)[0]?.bitrate,
  id: (item) => Number(item.ratingKey),
  year: (item) => item.year,
  addedAt: (item) => item.addedAt,
  updatedAt: (item) => item.updatedAt,
  originallyAvailableAt: (item) => item.originallyAvailableAt,
  rating: (item) => item.rating,
  audienceRating: (item) => item.audienceRating,
  contentRating: (item) => item.contentRating,
  duration: (item) => item.duration,
  index: (item) => item.index,
  guid: (item) => item.guid,
  summary: (item) => item.summary,
  tagline: (item) => item.tagline,
};

/** What changes with what the account does. */
function changingField(
  server: PlexServer,
  account: Account,
  field: string,
): ((item: Item) => Value) | undefined {
  if (field === "random") return () => undefined;
  const state = (item: Item) => stateOf(server, account, item.ratingKey);
  const fields = [
    "lastViewedAt",
    "viewCount",
    "viewOffset",
    "userRating",
    "lastRatedAt",
    "unviewedLeafCount",
  ];
  if (!fields.includes(field)) return undefined;
  const tally = tallyOf(server, account);
  switch (field) {
    case "lastViewedAt":
      return (item) => tally(item).viewedAt;
    case "viewCount":
      return (item) => tally(item).views;
    case "viewOffset":
      return (item) => state(item).viewOffset;
    case "userRating":
      return (item) => state(item).userRating;
    case "lastRatedAt":
      return (item) => state(item).ratedAt;
    default:
      return (item) => leafCountOf(server, item) - tally(item).watched;
  }
}
