import type { ProcessName } from "./names.ts";

/**
 * One value per process. Next bundles pages, route handlers and instrumentation apart, so a module's own
 * variables exist several times in one process; `globalThis` exists once.
 *
 * @param name stands in `names.ts`, and is used in this one place
 * @param make called on first use only; when it throws, nothing is kept and the next call tries again
 */
export function once<T>(name: ProcessName, make: () => T): T {
  const key = Symbol.for(`marquee:${name}`);
  const values: Record<symbol, unknown> = globalThis as never;
  if (!(key in values)) values[key] = make();
  // The name stands for one `make`, and so for one type.
  return values[key] as T;
}
