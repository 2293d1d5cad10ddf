import { AsyncLocalStorage } from "node:async_hooks";
import { once } from "./once.ts";

/**
 * Does something as if no request were under way: what it begins outlives the request that gave cause for it, and
 * must neither hold on to that request nor speak in its name.
 *
 * Called first while Marquee starts, when there is no request yet.
 */
export const outside = <T>(work: () => T): T => once("outside", () => AsyncLocalStorage.snapshot())(work);
