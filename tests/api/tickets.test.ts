import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";
import { Tickets } from "../support/tickets.ts";

let tickets: Tickets;
it.beforeAll(async ({ world }) => {
  tickets = new Tickets(world);
});

const ticket = (ratingKey: string, wishes: object | undefined, client: Client, headers = {}) =>
  tickets.make(client, ratingKey, wishes, headers);
const open = (path: string, init?: RequestInit) => tickets.open(path, init);
const isRefused = (path: string, status: number, code: string) => tickets.isRefused(path, status, code);

type Playing = { format: { duration: string }; streams: { codec_type: string; codec_name: string }[] };

/** What an external player finds behind a link. */
async function probe(url: string): Promise<Playing> {
  const what = [
    "-v",
    "error",
    "-show_entries",
    "format=duration:stream=codec_type,codec_name",
    "-of",
    "json",
  ];
  const { stdout } = await promisify(execFile)("ffprobe", [...what, url]);
  return JSON.parse(stdout);
}

const codecs = ({ streams }: Playing) => streams.map((one) => one.codec_name);

describe("a link to a file", () => {
  it("plays in any player, under the film's name, with no cookie and no Plex token", async ({
    world,
    owner,
  }) => {
    const before = Date.now();
    const { url, path, mode, expiresAt } = await ticket(titles.hevc.ratingKey, undefined, owner);
    expect(mode).toBe("directplay");
    expect(url).toBe(world.url + path);
    expect(decodeURIComponent(path.split("/").at(-1) ?? "")).toBe(`${titles.hevc.title}.mkv`);
    expect(Math.round((Date.parse(expiresAt) - before) / 60_000)).toBe(6 * 60);
    const playing = await probe(url);
    expect(codecs(playing)).toEqual(expect.arrayContaining(["hevc", "ac3"]));
    expect(Number(playing.format.duration)).toBeGreaterThan(60);
    const tokens = await world.control.tokens();
    expect(tokens.filter((token) => url.includes(token))).toEqual([]);
  });

  it("gives ranges, lengths and HEAD as the proxy does", async ({ owner }) => {
    const { path } = await ticket(titles.directPlay.ratingKey, undefined, owner);
    const { url: proxied } = await owner.json<{ url: string }>(
      `/api/plex/stream/${titles.directPlay.ratingKey}`,
    );
    const head = await open(path, { method: "HEAD" });
    const length = Number(head.headers.get("content-length"));
    expect([head.status, head.headers.get("accept-ranges"), await head.text()]).toEqual([200, "bytes", ""]);
    expect(length).toBeGreaterThan(1_000_000);
    const Range = "bytes=1000-66535";
    const part = await open(path, { headers: { Range } });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 1000-66535/${length}`]);
    const same = await owner.get(proxied, { Range });
    expect(Buffer.from(await part.arrayBuffer())).toEqual(Buffer.from(await same.arrayBuffer()));
    expect((await open(path, { headers: { Range: `bytes=${length}-` } })).status).toBe(416);
  });

  it("is named in letters that every address takes", async ({ owner }) => {
    const { path, url } = await ticket(titles.oddText.ratingKey, undefined, owner);
    expect(decodeURIComponent(path.split("/").at(-1) ?? "")).toMatch(/^Ænima & Co 夜の庭\.\w+$/);
    expect((await open(path, { method: "HEAD" })).status).toBe(200);
    expect((await probe(url)).streams.length).toBeGreaterThan(0);
    const [first] = await owner
      .json<{ ratingKey: string; title: string }[]>(`/api/plex/metadata/${titles.show.ratingKey}/allLeaves`)
      .then((list) => (list as unknown as { Metadata: { ratingKey: string; title: string }[] }).Metadata);
    const episode = await ticket(first?.ratingKey ?? "", undefined, owner);
    expect(decodeURIComponent(episode.path)).toMatch(/\/Harbour Lights - S\d\dE\d\d - .+\.\w+$/);
  });

  it("is what the caller can take: a browser's abilities make a transcode", async ({ owner }) => {
    const can = { containers: "mp4", videoCodecs: "h264", audioCodecs: "aac" };
    expect((await ticket(titles.hevc.ratingKey, can, owner)).mode).toBe("transcode");
    expect((await ticket(titles.directPlay.ratingKey, can, owner)).mode).toBe("directplay");
  });

  it("opens nothing else", async ({ owner }) => {
    const { path } = await ticket(titles.directPlay.ratingKey, undefined, owner);
    const base = path.split("/").slice(0, 5).join("/");
    const other = (await owner.json<{ url: string }>(`/api/plex/stream/${titles.twoVersions.ratingKey}`)).url;
    const otherFile = other.split("/").slice(6).join("/");
    const hls = await ticket(titles.hevc.ratingKey, { directPlay: false }, owner);
    const [, index] = /\n(session\/[^\n]+)/.exec(await (await open(hls.path)).text()) ?? [];
    for (const rest of [
      otherFile,
      "Other.mkv",
      index,
      "library/sections",
      `servers/${serverIds.cinema}/${otherFile}`,
      "video/:/transcode/universal/start.m3u8",
      "..%2F..%2Flibraries",
      `${path.split("/").at(-1)}/more`,
      "session/x/base/index.m3u8",
    ]) {
      await isRefused(`${base}/${rest}`, 403, "forbidden");
    }
    expect((await open(base)).status).toBe(404);
    for (const method of ["POST", "PUT", "DELETE"]) {
      expect([method, (await open(path, { method })).status]).toEqual([method, 405]);
    }
  });
});

describe("a link to a transcode", () => {
  const start = (owner: Client) =>
    ticket(titles.hevc.ratingKey, { directPlay: false, maxVideoBitrate: 720 }, owner);

  it("plays as HLS, and again after Plex has forgotten the session", async ({ owner }) => {
    const { url, path, mode } = await start(owner);
    expect(mode).toBe("transcode");
    expect(path).toMatch(/\.m3u8$/);
    expect(codecs(await probe(url))).toEqual(expect.arrayContaining(["h264", "aac"]));
    const master = await (await open(path)).text();
    const [session = ""] = /session\/[\w-]+/.exec(master) ?? [];
    const report = { time: 1, duration: 600_000, sessionId: session.slice("session/".length) };
    await owner.post("/api/plex/progress", { ratingKey: titles.hevc.ratingKey, ...report, state: "stopped" });
    const first = new URL(`${session}/base/00000.ts`, url).pathname;
    expect((await open(first)).status).toBe(404);
    await open(path);
    await open(new URL(`${session}/base/index.m3u8`, url).pathname);
    const segment = await open(first);
    expect([segment.status, (await segment.arrayBuffer()).byteLength > 10_000]).toEqual([200, true]);
  }, 180_000);

  it("opens its own session's pieces, and no other's", async ({ owner }) => {
    const [one, two] = [await start(owner), await start(owner)];
    const [, index = ""] = /\n(session\/[^\n]+)/.exec(await (await open(one.path)).text()) ?? [];
    await open(two.path);
    const own = await open(new URL(index, one.url).pathname);
    expect(await own.text()).toContain("#EXTINF");
    for (const rest of [
      new URL(index, two.url).pathname,
      new URL(index.replace("base/index.m3u8", "..%2F..%2Fstop"), one.url).pathname,
      new URL("stop?session=x", one.url).pathname,
      new URL("session/", one.url).pathname.replace(/\/$/, ""),
    ]) {
      await isRefused(rest, 403, "forbidden");
    }
  });
});

describe("whoever asks for a link", () => {
  it("must see the item", async ({ world, owner }) => {
    const friend = await world.signIn("demo-friend");
    const [archived] = (
      await owner.json<{ Metadata: { ratingKey: string }[] }>(
        `/api/plex/library/${titles.sections.archive}/all?limit=1`,
      )
    ).Metadata;
    const ask = (client: Client) => client.post(`/api/plex/stream/${archived?.ratingKey}/ticket`, {});
    expect((await ask(owner)).status).toBe(200);
    expect((await ask(friend)).status).toBe(404);
    const theirs = await ticket(titles.directPlay.ratingKey, {}, friend);
    expect((await open(theirs.path, { method: "HEAD" })).status).toBe(200);
  });

  it("hears why Plex refuses, then and later", async ({ world, owner }) => {
    const { path } = await ticket(titles.hevc.ratingKey, { directPlay: false }, owner);
    const cap = {
      host: serverIds.cinema,
      path: "/decision$",
      bitrateCap: 100,
      text: "Too much for this line",
    };
    await world.control.fault(cap);
    const refused = await owner.post(`/api/plex/stream/${titles.hevc.ratingKey}/ticket`, {});
    expect(await refused.json()).toMatchObject({ code: "rejected", detail: "Too much for this line" });
    await isRefused(path, 502, "rejected");
    await world.control.clearFaults();
    expect((await open(path)).status).toBe(200);
  });
});

it("a ticket never is in the log", () =>
  tickets.expectNoneInLog(serverIds.cinema, `${titles.directPlay.title}.mp4`));
