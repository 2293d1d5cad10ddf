import http from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** A film to watch: where it is, and what has to come. */
export type Film = { url: string; headers?: Record<string, string>; bytes: Buffer };

/** How watching ended: all there, the viewer left, the connection broke, or it was refused. */
export type Ending = "whole" | "left" | "broken" | "refused";

/** Park and Miller's generator: a seed makes a failure come again. */
export function randomOf(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/**
 * Watches random parts of random films until `until`, one after the other over connections that are used again:
 * at any pace, now to the end and now not, and compares each byte with the film's.
 *
 * @returns how often each ending came
 * @throws Error as soon as a byte isn't that film's, or an answer ends before its time as if it were whole
 */
export async function watchAtRandom(films: Film[], seed: number, until: number) {
  const random = randomOf(seed);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const endings: Record<Ending, number> = { whole: 0, left: 0, broken: 0, refused: 0 };
  while (Date.now() < until) {
    const film = films[random(films.length)];
    if (film) endings[await watch(film, agent, random)]++;
  }
  agent.destroy();
  return endings;
}

async function watch(film: Film, agent: http.Agent, random: (below: number) => number): Promise<Ending> {
  const size = film.bytes.length;
  const from = random(size);
  const to = random(3) === 0 ? size - 1 : Math.min(size - 1, from + random(random(2) ? 2_000_000 : 100_000));
  const leavesAfter = random(4) === 0 ? random(to - from + 1) : Number.POSITIVE_INFINITY;
  const isSlow = random(3) === 0;
  const response = await open(film, agent, `bytes=${from}-${to}`);
  if (!response) return "broken";
  if (response.statusCode !== 206) {
    response.resume();
    return "refused";
  }
  let at = from;
  try {
    for await (const piece of response) {
      const wanted = film.bytes.subarray(at, at + piece.length);
      if (!wanted.equals(piece)) throw new Foreign(`${film.url}: other bytes at ${at} of ${from}-${to}`);
      at += piece.length;
      if (at - from > leavesAfter) return "left";
      // The pace of this viewer: others come and go meanwhile, and their bytes with them.
      if (isSlow && random(4) === 0) await delay(random(25));
    }
  } catch (error) {
    if (error instanceof Foreign) throw error;
    return "broken";
  }
  if (at !== to + 1) throw new Foreign(`${film.url}: ended at ${at} of ${from}-${to} as if it were whole`);
  return "whole";
}

/** What came isn't what was asked for. */
class Foreign extends Error {}

/** null where the connection broke before there was an answer. */
function open(
  { url, headers }: Film,
  agent: http.Agent,
  range: string,
): Promise<http.IncomingMessage | null> {
  return new Promise((resolve) => {
    http.get(url, { agent, headers: { ...headers, range } }, resolve).on("error", () => resolve(null));
  });
}
