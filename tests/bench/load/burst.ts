import { once } from "node:events";
import { Pool } from "undici";
import type { Burst, Order } from "./order.ts";

/**
 * Asks the targets in turn, so many at once, for so long. Times run to the first byte of the body; every body
 * is read to its end.
 *
 * @throws Error on any status of 400 and above
 */
export async function burst({ base, targets, concurrency, ms }: Extract<Order, { kind: "burst" }>) {
  const pool = new Pool(base, { connections: concurrency, pipelining: 1 });
  const times: number[] = [];
  let turn = 0;
  const ask = async () => {
    const target = targets[turn++ % targets.length];
    if (!target) throw new Error("Nothing to ask");
    const asked = performance.now();
    const { statusCode, body } = await pool.request({ method: "GET", ...target });
    if (statusCode >= 400) throw new Error(`${target.path}: ${statusCode} ${await body.text()}`);
    let first = 0;
    body.once("data", () => {
      first = performance.now() - asked;
    });
    await once(body.resume(), "end");
    return first;
  };
  // The kernel may take a second to let 64 in at once: connections are opened before the clock starts.
  await Promise.all(Array.from({ length: concurrency }, ask));
  const started = performance.now();
  const keepAsking = async () => {
    while (performance.now() - started < ms) times.push(await ask());
  };
  await Promise.all(Array.from({ length: concurrency }, keepAsking));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  return {
    requests: turn,
    rate: times.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  } satisfies Burst;
}
