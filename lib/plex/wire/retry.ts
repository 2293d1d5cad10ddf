import { setTimeout as delay } from "node:timers/promises";
import { isPlexError } from "./errors";
import { isReset } from "./http";

/** How often a read is repeated after a failure that may pass. */
const REPEATS = 2;
/** ms before the first repeat; the second waits twice as long. Half of it is random, so that callers spread out. */
const BACK_OFF_MS = 200;
/** When Plex asks for a longer wait than this, in seconds, the caller is told instead. */
const MOST_SECONDS = 3;

const passing = new Set([429, 502, 503, 504]);

type Options = {
  signal?: AbortSignal;
  /** Waits so many ms; rejects when the caller leaves. */
  pause?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  random?: () => number;
};

const sleep = (ms: number, signal?: AbortSignal) => delay(ms, undefined, { signal });

/**
 * Does something that is safe to repeat, up to three times in all: again after a reset connection, after 502, 503 and
 * 504, and after 429 when Plex asks for at most 3 s.
 *
 * @throws whatever the last attempt threw
 */
export async function retrying<T>(work: () => Promise<T>, options: Options = {}): Promise<T> {
  const { signal, pause = sleep, random = Math.random } = options;
  for (let repeat = 0; ; repeat++) {
    try {
      return await work();
    } catch (error) {
      const ms = waitAfter(error, repeat, random);
      if (ms === undefined || repeat === REPEATS || signal?.aborted) throw error;
      await pause(ms, signal);
    }
  }
}

/** ms until it is worth trying again; undefined when it isn't. */
function waitAfter(error: unknown, repeat: number, random: () => number): number | undefined {
  if (!isPlexError(error)) return undefined;
  if (!isReset(error) && !passing.has(error.status ?? 0)) return undefined;
  const longest = BACK_OFF_MS * 2 ** repeat;
  const backOff = longest / 2 + (random() * longest) / 2;
  const { retryAfter = 0 } = error;
  return retryAfter > MOST_SECONDS ? undefined : Math.max(retryAfter * 1000, backOff);
}
