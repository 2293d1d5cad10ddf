import { createMemory } from "@/lib/process/memory";
import { once } from "@/lib/process/once";
import { isPlexError, PlexError } from "./errors";

/** So many failures in a row, and a server counts as dead. */
const MOST_FAILURES = 5;
/**
 * A row ends where nothing was asked for so long after a failure. It isn't a time within which all five must
 * come: a silent server takes 10 s for each, so that five never fell into any 30 s, and it was asked for ever.
 */
const ROW_ENDS_MS = 30_000;
/** How long a dead server is left alone before one request may look again. */
const REST_MS = 5_000;
/** Addresses come and go with each look at plex.tv: the breaker of a place is let go when unused for this long. */
const UNUSED_MS = 10 * 60_000;

/** A clock that is set back must not leave a server alone for longer. */
const uptime = () => performance.now();

/** Runs a request to one server, or refuses it at once while that server counts as dead. */
export type Breaker = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Keeps one dead server from being hammered: after five failures in a row everything fails at once for 5 s,
 * then a single request is let through, and its outcome decides for all.
 *
 * Requests that were under way together fail together: they count as one failure, so that a page which asks
 * ten things at once doesn't lock itself out.
 *
 * @param now ms since any moment
 * @returns a function that throws PlexError `unreachable` without doing the work while the server rests
 */
export function createBreaker(now = uptime): Breaker {
  let failures = 0;
  let failedAt = 0;
  let restsUntil = 0;
  let probing = false;
  const isDead = () => failures >= MOST_FAILURES;

  function failed(started: number) {
    const isTogether = failures > 0 && started < failedAt;
    if (!isTogether) {
      failures = started - failedAt < ROW_ENDS_MS ? failures + 1 : 1;
      failedAt = now();
    }
    if (isDead()) restsUntil = now() + REST_MS;
  }

  return async (work) => {
    const isProbe = isDead();
    if (isProbe && (probing || now() < restsUntil)) throw new PlexError("unreachable");
    if (isProbe) probing = true;
    const started = now();
    try {
      const value = await work();
      failures = 0;
      return value;
    } catch (error) {
      if (isSilence(error)) {
        // A failed probe is old news to the count, but the server rests again.
        if (isProbe) restsUntil = now() + REST_MS;
        else failed(started);
      } else if (isPlexError(error)) failures = 0;
      throw error;
    } finally {
      if (isProbe) probing = false;
    }
  };
}

/**
 * The breakers of all places, each made when it is first asked for and let go when it wasn't for ten minutes.
 *
 * @param now ms since any moment
 */
export function createBreakers(now = uptime): (place: string) => Breaker {
  const known = createMemory<Breaker>({ most: 5_000, forMs: UNUSED_MS, isRenewed: true, now });
  return (place) => {
    const breaker = known.get(place) ?? createBreaker(now);
    if (!known.has(place)) known.set(place, breaker);
    return breaker;
  };
}

/** The breaker of a media server's place or of one of Plex's own hosts. */
export const breakerOf = (place: string): Breaker => once("plex-breakers", () => createBreakers())(place);

/** A refusal is an answer, and a caller who left says nothing about the server. */
const isSilence = (error: unknown) => isPlexError(error, "unreachable", "timeout");
