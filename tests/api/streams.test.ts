import http from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect } from "vitest";
import { serverIds } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { testIn } from "../support/fixtures.ts";
import { type Ending, type Film, randomOf, watchAtRandom } from "../support/viewers.ts";
import type { World } from "../support/world.ts";

const it = testIn({ LIMIT_STREAMS: "0" });

/*
 * Many people watch at once through the built app, from a Plex that cuts and resets: nobody may ever get a byte of
 * what somebody else watches (lib/plex/wire/slabs.ts).
 */

/** STRESS_SECONDS=300 looks longer. */
const SECONDS = Number(process.env["STRESS_SECONDS"] ?? 5);
const VIEWERS = 16;

let films: Film[];
it.beforeAll(async ({ world, owner }) => {
  films = await Promise.all(["1", "3", "4"].map((ratingKey) => filmOf(world, owner, ratingKey)));
});

type Item = { Media: { Part: { key: string }[] }[] };

/** A film's bytes as the media server itself has them, and where Marquee has it. */
async function filmOf(world: World, owner: Client, ratingKey: string): Promise<Film> {
  const { Media } = await owner.json<Item>(`/api/plex/metadata/${ratingKey}`);
  const key = Media[0]?.Part[0]?.key ?? "";
  const url = `${world.url}/api/plex/proxy${key}?server=${serverIds.cinema}`;
  const server = (await world.control.servers()).find(({ id }) => id === serverIds.cinema);
  const [token = ""] = await tokensFor(world, `${server?.url}${key}`);
  const response = await fetch(`${server?.url}${key}`, { headers: { "X-Plex-Token": token } });
  return { url, headers: { cookie: owner.cookieHeader() }, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** Those of all tokens that open this. */
async function tokensFor(world: World, url: string): Promise<string[]> {
  const found: string[] = [];
  for (const token of await world.control.tokens()) {
    const { ok } = await fetch(url, { method: "HEAD", headers: { "X-Plex-Token": token } });
    if (ok) found.push(token);
  }
  return found;
}

/** Breaks streams somewhere in the middle, and now and then a request, until `until`. */
async function disturb(world: World, seed: number, until: number): Promise<void> {
  const random = randomOf(seed);
  while (Date.now() < until) {
    const strikes = random(4) === 0 ? { reset: true } : { cutAfterBytes: random(300_000) };
    await world.control.fault({ host: serverIds.cinema, path: "^/library/parts/", ...strikes, times: 1 });
    await delay(random(150));
  }
  await world.control.clearFaults();
}

describe("films through the proxy", () => {
  it("come to each of many viewers byte for byte", { timeout: SECONDS * 1000 + 60_000 }, async ({
    world,
  }) => {
    expect(films.every(({ bytes }) => bytes.length > 1_000_000)).toBe(true);
    const seed = (Date.now() % 1_000_000) + 1;
    const until = Date.now() + SECONDS * 1000;
    const [, ...all] = await Promise.all([
      disturb(world, seed, until),
      ...Array.from({ length: VIEWERS }, (_, nth) => watchAtRandom(films, seed * 100 + nth + 1, until)),
    ]);
    const sum = (ending: Ending) => all.reduce((total, one) => total + one[ending], 0);
    const counts = (["whole", "left", "broken", "refused"] as const).map((one) => `${one} ${sum(one)}`);
    process.stdout.write(`\nWatched with seed ${seed}: ${counts.join(", ")}\n\n`);
    expect(sum("whole")).toBeGreaterThan(0);
    expect(sum("left")).toBeGreaterThan(0);
    expect(sum("broken")).toBeGreaterThan(0);
  });

  it("don't keep Marquee from ending, nor does who listens", async ({ world, owner }) => {
    const open = (path: string) =>
      new Promise<http.IncomingMessage>((resolve, reject) => {
        const options = { headers: { cookie: owner.cookieHeader() } };
        http.get(new URL(path, world.url), options, resolve).on("error", reject);
      });
    const viewer = await open(films[0]?.url ?? "");
    viewer.on("error", () => undefined).pause();
    const listener = await open("/api/plex/events");
    listener.on("error", () => undefined).resume();
    const began = performance.now();
    await world.app.close();
    expect(performance.now() - began).toBeLessThan(8_000);
  });
});
