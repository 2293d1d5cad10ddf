import type { Item } from "../../catalog/types.ts";

const indexes = new WeakMap<readonly Item[], Map<string, Item[]>>();

/** The items of a list whose primary guid this is: none, one, or a few (PROTOCOL §3.13). */
export function byGuid(items: readonly Item[], guid: string): Item[] {
  return indexOf(items).get(guid) ?? [];
}

function indexOf(items: readonly Item[]): Map<string, Item[]> {
  const known = indexes.get(items);
  if (known) return known;
  const made = new Map<string, Item[]>();
  for (const item of items) {
    const { guid } = item;
    const known = made.get(guid);
    if (known) known.push(item);
    else made.set(guid, [item]);
  }
  indexes.set(items, made);
  return made;
}
