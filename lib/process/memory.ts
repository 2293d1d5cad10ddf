import { LRUCache } from "lru-cache";
import type { ProcessName } from "./names.ts";
import { once } from "./once.ts";

/** One of the first two is needed: without either, it throws. */
type Bounds = {
  /** So many entries; with one more, that which was used longest ago makes room. */
  most?: number;
  /** So much of what `set(key, value, { size })` counts, all together. An entry that is larger isn't kept. */
  mostSize?: number;
  /** ms until an entry is gone, where `set(key, value, { ttl })` says nothing else; without it, none goes by itself. */
  forMs?: number;
  /** Whether an entry that is looked at is there for its whole time again. */
  isRenewed?: boolean;
  /** ms since any moment but that moment itself. */
  now?: () => number;
};

/** A memory that can't grow without end; whoever makes it holds it. */
export const createMemory = <Value extends NonNullable<unknown>>({
  most = 0,
  mostSize = 0,
  forMs = 0,
  isRenewed,
  now = () => Date.now(),
}: Bounds) =>
  new LRUCache<string, Value>({
    max: most,
    maxSize: mostSize,
    // It lets go of what is older than that, not of what is just as old.
    ttl: Math.max(0, forMs - 1),
    updateAgeOnGet: isRenewed,
    // Otherwise it sets a timer with every look at the clock, and a test's clock moves unseen.
    ttlResolution: 0,
    perf: { now },
  });

/** The process's own memory of this name: one for all bundles. It may be made as a module loads. */
export const memory = <Value extends NonNullable<unknown>>(name: ProcessName, bounds: Bounds) =>
  once(name, () => createMemory<Value>(bounds));
