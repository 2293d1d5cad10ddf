import type { Item } from "../../catalog/types.ts";

/**
 * The letter that an item stands under in an index: digits and signs share "#", other scripts keep their own. Sorted as
 * titles are, every letter is one run, so that a sum of sizes is a position in the list (PROTOCOL §3.8).
 */
export function letterOf(item: Item): string {
  const first = [...item.titleSort][0] ?? "#";
  return first.toLowerCase() < "a" ? "#" : first.toUpperCase();
}

const kept = new WeakMap<readonly Item[], { letter: string; size: number }[]>();

/** Letters in the order of the list, which must be sorted by title. */
export function lettersOf(items: readonly Item[]): { letter: string; size: number }[] {
  const known = kept.get(items);
  if (known) return known;
  const sizes = new Map<string, number>();
  for (const item of items) {
    const letter = letterOf(item);
    sizes.set(letter, (sizes.get(letter) ?? 0) + 1);
  }
  const made = [...sizes].map(([letter, size]) => ({ letter, size }));
  kept.set(items, made);
  return made;
}
