import { freeze } from "@/lib/freeze";
import { once } from "@/lib/process/once";

/** What was loaded, and when: ms since 1970. */
export type Entry<T> = { at: number; value: T };

/** Characters of JSON that are kept in all. As objects they take about four times as many bytes. */
const MOST = 8 * 1024 * 1024;

type Kept = { entry: Entry<unknown>; size: number };
const memory = () => once("plex-kept", () => ({ size: 0, entries: new Map<string, Kept>() }));

/** An entry of the cache as an object: Next stores text, and looks through a lock and its tags each time. */
export function kept<T>(key: string): Entry<T> | undefined {
  // The key names the kind and the arguments, and so the type of what was loaded.
  return memory().entries.get(key)?.entry as Entry<T> | undefined;
}

/** Keeps an entry at hand, frozen, and lets go of those that are here longest. */
export function keep<T>(key: string, entry: Entry<T>): void {
  const here = memory();
  const size = JSON.stringify(entry).length;
  remove(key);
  if (size > MOST) return;
  here.entries.set(key, { entry: freeze(entry), size });
  here.size += size;
  for (const oldest of here.entries.keys()) {
    if (here.size <= MOST) break;
    remove(oldest);
  }
}

function remove(key: string): void {
  const here = memory();
  here.size -= here.entries.get(key)?.size ?? 0;
  here.entries.delete(key);
}
