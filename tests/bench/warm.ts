import type { Client } from "../support/client.ts";
import type { Ground } from "./ground.ts";
import type { Target } from "./load/order.ts";
import { median, type Row, rounded } from "./table.ts";
import { spent } from "./usage.ts";

const EMPTY = "/api/empty";
const reads = ["/api/plex/libraries", "/api/plex/ondeck", "/api/plex/metadata/1"];
const ROUNDS = 3;
const ROUND_MS = 1_200;

type Round = { rate: number; p50: number; p99: number; cpu: number };

const targetsOf = (path: string, clients: Client[]): Target[] =>
  clients.map((client) => ({ path, headers: { cookie: client.cookieHeader() } }));

/**
 * Reads that the cache answers, against a handler that does nothing. The paths take turns within a round,
 * so that a busy moment of the machine strikes them all; of the rounds the middle one counts.
 */
export async function warmReads(
  ground: Ground,
  clients: Client[],
  concurrency: number,
  times = ROUNDS,
): Promise<Row[]> {
  const paths = [EMPTY, ...reads];
  for (const path of reads) for (const client of clients) await client.json(path);
  const rounds = new Map<string, Round[]>(paths.map((path) => [path, []]));
  // The first round only warms up the compiler.
  for (let round = 0; round <= times; round++) {
    for (const path of paths) {
      const targets = targetsOf(path, clients);
      const ms = round === 0 ? ROUND_MS / 3 : ROUND_MS;
      const { value, cpu } = await spent(ground.pid, () =>
        ground.load.burst({ base: ground.url, targets, concurrency, ms }),
      );
      const { requests, rate, p50, p99 } = value;
      if (round > 0) rounds.get(path)?.push({ rate, p50, p99, cpu: cpu / requests });
    }
  }
  return paths.map((path) => {
    const of = (pick: (round: Round) => number, from = path) => median((rounds.get(from) ?? []).map(pick));
    return {
      path,
      "at once": concurrency,
      "requests/s": rounded(of((one) => one.rate)),
      "p50 ms": rounded(
        of((one) => one.p50),
        2,
      ),
      "p99 ms": rounded(
        of((one) => one.p99),
        2,
      ),
      "CPU ms": rounded(of((one) => one.cpu) * 1000, 2),
      "of the empty rate": rounded(of((one) => one.rate) / of((one) => one.rate, EMPTY), 2),
      "of its CPU": rounded(of((one) => one.cpu) / of((one) => one.cpu, EMPTY), 2),
    };
  });
}
