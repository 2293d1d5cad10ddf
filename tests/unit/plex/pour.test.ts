import { randomBytes } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { send } from "@/lib/plex/wire/http";
import { pour } from "@/lib/plex/wire/pour";
import { randomOf, watchAtRandom } from "../../support/viewers.ts";

/*
 * Memory of sockets is used again (lib/plex/wire/slabs.ts): a slab given back too early would show somebody a piece of
 * another one's film. Many viewers watch at once, from a server that cuts, resets and dawdles.
 */

/** STRESS_SECONDS=300 looks longer. */
const SECONDS = Number(process.env["STRESS_SECONDS"] ?? 4);
const VIEWERS = 24;

process.env["LOG_LEVEL"] = "silent";
process.env["AUTH_SECRET"] = randomBytes(48).toString("base64");

const films = Array.from({ length: 3 }, () => randomBytes(6_000_000));
type Middleware = (request: http.IncomingMessage, response: http.ServerResponse, next: () => void) => void;
/** Next's own, which stands between Marquee and every viewer. */
const compression: () => Middleware = createRequire(import.meta.url)("next/dist/compiled/compression");

let upstream: http.Server;
let proxy: http.Server;

beforeAll(async () => {
  upstream = http.createServer(serve(randomOf(4711))).listen(0, "127.0.0.1");
  await once(upstream, "listening");
  const compress = compression();
  proxy = http.createServer((request, response) =>
    compress(request, response, () => void carry(request, response)),
  );
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
});
afterAll(() => {
  for (const one of [upstream, proxy]) {
    one.closeAllConnections();
    one.close();
  }
});

const originOf = (server: http.Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** A media server at its worst. Pieces of all sizes, with their length or without, and sometimes not all of them. */
const serve =
  (random: (below: number) => number): http.RequestListener =>
  (request, response) => {
    const film = films[Number(request.url?.slice(1))];
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
    if (!film) return void response.writeHead(200, { "Transfer-Encoding": "chunked" }).end();
    const bytes = film.subarray(Number(from ?? 0), to ? Number(to) + 1 : undefined);
    const breaksAt = random(5) === 0 ? random(bytes.length + 1) : Number.POSITIVE_INFINITY;
    const isReset = random(2) === 0;
    const isChunked = random(2) === 0;
    response.writeHead(206, isChunked ? { Trailer: "X-End" } : { "Content-Length": bytes.length });
    if (isChunked) response.addTrailers({ "X-End": "x".repeat(random(300)) });
    let at = 0;
    const put = (most: number, done = () => {}) => {
      const piece = bytes.subarray(at, at + 1 + random(most));
      at += piece.length;
      response.write(piece, done);
    };
    const more = () => {
      if (response.destroyed) return;
      if (at >= breaksAt) return void (isReset ? request.socket.resetAndDestroy() : response.destroy());
      if (at >= bytes.length) return void response.end();
      // One packet, and so one slab, holds many small chunks.
      const most = random(2) === 0 ? 2_000 : 200_000;
      response.cork();
      for (let left = most === 2_000 ? random(60) : 0; left > 0 && at < bytes.length; left--) put(most);
      put(most, () => (random(8) === 0 ? setTimeout(more, random(4)) : more()));
      response.uncork();
    };
    more();
  };

async function carry(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const leaving = new AbortController();
  response.once("close", () => leaving.abort());
  const headers = { range: String(request.headers.range) };
  try {
    const reply = await send({
      base: originOf(upstream),
      path: request.url ?? "/",
      headers,
      isStream: true,
      signal: leaving.signal,
    });
    const length = reply.headers["content-length"];
    response.statusCode = reply.status;
    response.setHeader("Cache-Control", "no-transform");
    if (length) response.setHeader("Content-Length", length);
    pour(reply.body, response);
  } catch {
    response.destroy();
  }
}

describe("pouring films to many viewers", () => {
  it("gives each of them their own film, byte for byte", { timeout: SECONDS * 1000 + 60_000 }, async () => {
    const seed = (Date.now() % 1_000_000) + 1;
    const until = Date.now() + SECONDS * 1000;
    const places = films.map((bytes, index) => ({ url: `${originOf(proxy)}/${index}`, bytes }));
    const all = await Promise.all(
      Array.from({ length: VIEWERS }, (_, nth) => watchAtRandom(places, seed * 100 + nth + 1, until)),
    );
    const sum = (key: "whole" | "left" | "broken" | "refused") =>
      all.reduce((total, one) => total + one[key], 0);
    process.stdout.write(
      `\nWatched with seed ${seed}: whole ${sum("whole")}, left ${sum("left")}, broken ${sum("broken")}\n\n`,
    );
    expect(sum("whole")).toBeGreaterThan(VIEWERS);
    expect(sum("left")).toBeGreaterThan(0);
    expect(sum("broken")).toBeGreaterThan(0);
    expect(sum("refused")).toBe(0);
  });

  it("ends an answer in which nothing came, as one that is whole", async () => {
    const response = await fetch(`${originOf(proxy)}/nothing`);
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });
});
