import { freeze } from "@/lib/freeze";
import { memory } from "@/lib/process/memory";

/** What was loaded, and when: ms since 1970. */
export type Entry<T> = { at: number; value: T };

/** Characters of JSON that are kept in all. As objects they take about four times as many bytes. */
const MOST = 8 * 1024 * 1024;

const entries = memory<Entry<unknown>>("plex-entries", { mostSize: MOST });

/** An entry of the cache as an object: Next stores text, and looks through a lock and its tags each time. */
export function recall<T>(key: string): Entry<T> | undefined {
  // The key names the kind and the arguments, and so the type of what was loaded.
  return entries.get(key) as Entry<T> | undefined;
}

/** Keeps an entry at hand, frozen. Those that were read longest ago make room for it. */
export function remember<T>(key: string, entry: Entry<T>): void {
  entries.set(key, freeze(entry), { size: JSON.stringify(entry).length });
}
