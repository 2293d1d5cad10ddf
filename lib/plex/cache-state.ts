import { AsyncLocalStorage } from "node:async_hooks";
import { once } from "@/lib/process";

/** Where answers came from: all from the cache, some from Plex just now, or some past their time. */
export type CacheState = "hit" | "miss" | "stale";

const worst: CacheState[] = ["hit", "miss", "stale"];
const noted = () => once("plex-cache-states", () => new AsyncLocalStorage<{ state?: CacheState }>());

/**
 * Does something and tells where what it read came from.
 *
 * @returns `cache` is the worst of its reads; undefined when nothing cacheable was read
 */
export async function withCacheState<T>(work: () => Promise<T>): Promise<{ value: T; cache?: CacheState }> {
  const here: { state?: CacheState } = {};
  const value = await noted().run(here, work);
  return { value, cache: here.state };
}

/** Notes where one read came from, for whoever is around. */
export function noteRead(state: CacheState): void {
  const here = noted().getStore();
  if (!here) return;
  if (!here.state || worst.indexOf(state) > worst.indexOf(here.state)) here.state = state;
}
