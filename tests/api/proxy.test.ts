import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";
import type { World } from "../support/world.ts";

let file: string;
it.beforeAll(async ({ owner }) => {
  file = (await owner.json<{ url: string }>(`/api/plex/stream/${titles.directPlay.ratingKey}`)).url;
});

/** A GET by node:http, which leaves reading, and leaving, to us. */
function open(
  world: World,
  owner: Client,
  path: string,
  headers: Record<string, string> = {},
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { headers: { cookie: owner.cookieHeader(), ...headers } };
    http.get(new URL(path, world.url), options, resolve).on("error", reject);
  });
}

describe("a file through the proxy", () => {
  it("comes whole, byte for byte, with its length", async ({ owner }) => {
    const response = await owner.get(file);
    const body = Buffer.from(await response.arrayBuffer());
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("video/mp4");
    expect(Number(response.headers.get("content-length"))).toBe(body.length);
    expect(response.headers.get("accept-ranges")).toBe("bytes");
    const [part] = (
      await owner.json<{ Media: { Part: { size: number }[] }[] }>(
        `/api/plex/metadata/${titles.directPlay.ratingKey}`,
      )
    ).Media.flatMap((one) => one.Part);
    expect(body.length).toBe(part?.size);
  });

  it("comes in ranges as 206", async ({ owner }) => {
    const whole = Buffer.from(await (await owner.get(file)).arrayBuffer());
    const response = await owner.get(file, { Range: "bytes=1000-66535" });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(`bytes 1000-66535/${whole.length}`);
    expect(response.headers.get("content-length")).toBe("65536");
    const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    expect(digest(Buffer.from(await response.arrayBuffer()))).toBe(digest(whole.subarray(1000, 66536)));
    expect((await owner.get(file, { Range: `bytes=${whole.length}-` })).status).toBe(416);
  });

  it("answers HEAD with the length and no body", async ({ owner }) => {
    const response = await owner.send(file, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get("content-length"))).toBeGreaterThan(1_000_000);
    expect(await response.text()).toBe("");
  });

  it("is let go upstream when the viewer leaves", async ({ world, owner }) => {
    await world.control.fault({
      host: serverIds.cinema,
      path: "^/library/parts/",
      delayMs: 20_000,
      times: 1,
    });
    await world.control.clearLog();
    const leaving = new AbortController();
    const left = owner.send(file, { signal: leaving.signal }).catch((error: Error) => error.name);
    await expect.poll(() => world.control.calls(serverIds.cinema, /parts/)).toHaveLength(1);
    leaving.abort();
    expect(await left).toBe("AbortError");
    await expect.poll(async () => (await world.control.log()).filter((row) => row.aborted)).toHaveLength(1);
    await world.control.clearFaults();
  });

  it("is read from Plex only as fast as the viewer reads", async ({ world, owner }) => {
    const memory = async () => {
      const status = await readFile(`/proc/${world.app.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    };
    const before = await memory();
    const readers = await Promise.all(Array.from({ length: 40 }, () => open(world, owner, file)));
    for (const reader of readers) reader.pause();
    // Every stalled reader could pull the whole film into memory; the socket buffers alone are a few MB.
    await Promise.all(readers.map((reader) => new Promise((resolve) => reader.once("readable", resolve))));
    const sent = await owner.get(file, { Range: "bytes=0-1" });
    expect(sent.status).toBe(206);
    expect((await memory()) - before).toBeLessThan(40 * 6);
    for (const reader of readers) reader.destroy();
  });

  it("comes byte for byte to many viewers at once, quick and slow, and to those after them", async ({
    world,
    owner,
  }) => {
    const whole = Buffer.from(await (await owner.get(file, { Range: "bytes=0-1999999" })).arrayBuffer());
    const read = async (from: number, isSlow: boolean) => {
      const response = await open(world, owner, file, { Range: `bytes=${from}-1999999` });
      const chunks: Buffer[] = [];
      for await (const chunk of response) {
        chunks.push(chunk);
        // Others come and go, and their bytes with them, while this one looks away.
        if (isSlow && chunks.length % 8 === 0)
          await (await owner.get(file, { Range: "bytes=-70000" })).text();
      }
      return Buffer.concat(chunks).equals(whole.subarray(from));
    };
    for (let round = 0; round < 2; round++) {
      const viewers = Array.from({ length: 8 }, (_, index) => read(index * 4_321, index % 3 === 0));
      expect(await Promise.all(viewers)).toEqual(viewers.map(() => true));
    }
  });

  it("and JSON keep their order when all is asked for at once on one connection", async ({
    world,
    owner,
  }) => {
    const whole = Buffer.from(await (await owner.get(file, { Range: "bytes=0-299999" })).arrayBuffer());
    const libraries = await (await owner.get("/api/plex/libraries")).text();
    const { hostname, port, host } = new URL(world.url);
    const ask = (method: string, path: string, more = "") =>
      `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${owner.cookieHeader()}\r\n${more}\r\n`;
    const socket = net.connect(Number(port), hostname);
    socket.write(
      [
        ask("GET", file, "Range: bytes=0-299999\r\n"),
        ask("HEAD", "/api/plex/libraries"),
        ask("GET", "/api/plex/libraries"),
        ask("HEAD", file),
        ask("GET", file, "Range: bytes=100-250099\r\nConnection: close\r\n"),
      ].join(""),
    );
    const pieces: Buffer[] = [];
    for await (const piece of socket) pieces.push(piece);
    let rest = Buffer.concat(pieces);
    const next = (length: number) => {
      const end = rest.indexOf("\r\n\r\n") + 4;
      const [head, body] = [rest.subarray(0, end).toString(), rest.subarray(end, end + length)];
      rest = rest.subarray(end + length);
      return { status: Number(head.split(" ")[1]), body };
    };
    const size = Buffer.byteLength(libraries);
    expect(next(300_000)).toEqual({ status: 206, body: whole });
    expect(next(0).status).toBe(200);
    expect(next(size).body.toString()).toBe(libraries);
    expect(next(0).status).toBe(200);
    expect(next(250_000)).toEqual({ status: 206, body: whole.subarray(100, 250_100) });
    expect(rest).toHaveLength(0);
  });

  it("carries an upstream cut to the viewer instead of ending as if complete", async ({ world, owner }) => {
    await world.control.fault({
      host: serverIds.cinema,
      path: "^/library/parts/",
      cutAfterBytes: 100_000,
      times: 1,
    });
    const response = await owner.get(file);
    await expect(response.arrayBuffer()).rejects.toThrow();
  });

  it.for([
    ...[201, 202, 203, 205, 300, 301, 302, 307, 308].map((status) => ({ status, contentType: "text/html" })),
    { status: 200, contentType: "video/mp4, text/html" },
    { status: 200, contentType: "video/mp4; x=y, text/html" },
    { status: 200, contentType: "image/png,image/svg+xml" },
  ])("is no page, whatever a server calls it: $status $contentType", async (answer, { world, owner }) => {
    const page = { ...answer, body: "<h1>Sign in again</h1>" };
    await world.control.fault({ host: serverIds.cinema, path: "^/library/parts/", ...page });
    const response = await owner.get(file);
    await world.control.clearFaults();
    expect([response.status, await response.json()]).toMatchObject([502, { code: "bad_reply" }]);
  });

  it("carries nothing of an answer without bytes", async ({ world, owner }) => {
    for (const status of [304, 416]) {
      const page = { status, contentType: "text/html", body: "<h1>Sign in again</h1>" };
      await world.control.fault({ host: serverIds.cinema, path: "^/library/parts/", ...page });
      const response = await owner.get(file, { Range: "bytes=0-9" });
      await world.control.clearFaults();
      expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
        status,
        null,
        "",
      ]);
    }
  });

  it("turns Plex's own errors into problems", async ({ world, owner }) => {
    for (const [status, code, ours] of [
      [404, "not_found", 404],
      [503, "unavailable", 503],
      [509, "rejected", 502],
    ] as const) {
      await world.control.fault({ host: serverIds.cinema, path: "^/library/parts/", status });
      const response = await owner.get(file);
      await world.control.clearFaults();
      expect(response.status).toBe(ours);
      expect(await response.json()).toMatchObject({ code });
    }
  });
});

describe("a transcode through the proxy", () => {
  it("plays from a relative playlist, with a token only upstream", async ({ world, owner }) => {
    await world.control.clearLog();
    const { url, sessionId } = await owner.json<{ url: string; sessionId: string }>(
      `/api/plex/stream/${titles.hevc.ratingKey}?offset=60`,
    );
    const master = await owner.get(url);
    expect(master.headers.get("content-type")).toMatch(/mpegurl/);
    const text = await master.text();
    const line = text.split("\n").find((one) => one && !one.startsWith("#")) ?? "";
    expect(line).toContain(sessionId);
    const index = new URL(line, new URL(url, world.url));
    const playlist = await (await owner.get(index.pathname + index.search)).text();
    expect(playlist).toContain("#EXT-X-ENDLIST");
    const segments = playlist.split("\n").filter((one) => one && !one.startsWith("#"));
    const length = Number(/#EXTINF:([\d.]+)/.exec(playlist)?.[1]);
    const wanted = new URL(segments[Math.floor(60 / length)] ?? "", index);
    const segment = await owner.get(wanted.pathname);
    expect(segment.status).toBe(200);
    expect((await segment.arrayBuffer()).byteLength).toBeGreaterThan(10_000);

    const rows = (await world.control.log()).filter((row) => row.host === serverIds.cinema);
    const order = rows.map((row) => row.path.split("/").at(-1));
    expect(order.indexOf("decision")).toBeLessThan(order.indexOf("start.m3u8"));
    expect(rows.every((row) => row.query["X-Plex-Token"] === undefined)).toBe(true);

    const report = { ratingKey: titles.hevc.ratingKey, time: 60_000, duration: 600_000, sessionId };
    await owner.post("/api/plex/progress", { ...report, state: "paused" });
    expect(await world.control.calls(serverIds.cinema, /universal\/ping/)).toHaveLength(1);
    await owner.post("/api/plex/progress", { ...report, state: "stopped" });
    expect((await owner.get(wanted.pathname)).status).toBe(404);
  });
});

describe("pictures", () => {
  it("are resized and kept by the browser, privately", async ({ owner }) => {
    const item = await owner.json<{ thumb: string }>(`/api/plex/metadata/${titles.directPlay.ratingKey}`);
    const response = await owner.get(
      `/api/plex/images?path=${encodeURIComponent(item.thumb)}&width=200&height=300`,
    );
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^image\//);
    expect(response.headers.get("cache-control")).toMatch(/private, max-age=\d{4,}/);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });
});
