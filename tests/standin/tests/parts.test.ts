import { readdir, readlink } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { type Json, listOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
/** The direct-play film as it comes without a range; the ranges are held against it. */
let whole: Buffer;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
  const response = await fetchPart(await partOf(titles.directPlay.ratingKey));
  whole = Buffer.from(await response.arrayBuffer());
});
afterAll(() => standin.close());

const partOf = async (ratingKey: string): Promise<Json> => {
  const [media] = listOf((await owner.item(ratingKey)).Media);
  const [part] = listOf(media?.Part);
  if (!part) throw new Error(`${ratingKey} has no part`);
  return part;
};
const fetchPart = async (part: Json, init: RequestInit & { range?: string } = {}) => {
  const { range, ...rest } = init;
  const headers = { "X-Plex-Token": owner.token, ...(range === undefined ? {} : { Range: range }) };
  return fetch(owner.base + String(part.key), { ...rest, headers });
};

test("HEAD tells size and type and sends nothing", async () => {
  const part = await partOf(titles.directPlay.ratingKey);
  const response = await fetchPart(part, { method: "HEAD" });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-length")).toBe(String(part.size));
  expect(response.headers.get("content-type")).toBe("video/mp4");
  expect(response.headers.get("accept-ranges")).toBe("bytes");
  const mkv = await fetchPart(await partOf(titles.hevc.ratingKey), { method: "HEAD" });
  expect(mkv.headers.get("content-type")).toBe("video/x-matroska");
});

test("the whole file comes with its length", async () => {
  const part = await partOf(titles.directPlay.ratingKey);
  const response = await fetchPart(part);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-length")).toBe(String(part.size));
  expect(whole).toHaveLength(Number(part.size));
  await response.body?.cancel();
});

test.each([
  ["bytes=0-99", (size: number) => [0, 99, size]],
  ["bytes=1000-1999", (size: number) => [1000, 1999, size]],
  ["bytes=-500", (size: number) => [size - 500, size - 1, size]],
])("%s gives 206 and exactly those bytes", async (range, expected) => {
  const part = await partOf(titles.directPlay.ratingKey);
  const size = Number(part.size);
  const [start = 0, end = 0] = expected(size);
  const response = await fetchPart(part, { range });
  expect(response.status).toBe(206);
  expect(response.headers.get("content-range")).toBe(`bytes ${start}-${end}/${size}`);
  expect(response.headers.get("content-length")).toBe(String(end - start + 1));
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.equals(whole.subarray(start, end + 1))).toBe(true);
});

test("an open range near the end, and one past it", async () => {
  const part = await partOf(titles.directPlay.ratingKey);
  const size = Number(part.size);
  const open = await fetchPart(part, { range: `bytes=${size - 10}-` });
  expect((await open.arrayBuffer()).byteLength).toBe(10);
  const past = await fetchPart(part, { range: `bytes=${size}-` });
  expect(past.status).toBe(416);
  expect(past.headers.get("content-range")).toBe(`bytes */${size}`);
});

test("leaving in the middle closes the file", async () => {
  const part = await partOf(titles.directPlay.ratingKey);
  const openFiles = async () => {
    const links = await Promise.all(
      (await readdir("/proc/self/fd")).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")),
    );
    return links.filter((link) => link.endsWith(".mp4")).length;
  };
  const stop = new AbortController();
  const response = await fetchPart(part, { signal: stop.signal });
  await response.body?.getReader().read();
  expect(await openFiles()).toBe(1);
  stop.abort();
  await expect.poll(openFiles).toBe(0);
});

test("another stamp, an unknown part, and a friend without that library get 404", async () => {
  const part = await partOf(titles.directPlay.ratingKey);
  const other = String(part.key).replace(/\/\d+\/file/, "/1/file");
  expect((await owner.ask(other)).status).toBe(404);
  expect((await owner.ask("/library/parts/999999/1/file.mp4")).status).toBe(404);
  const hidden = await partOf("10001");
  const friend = await Visitor.on(standin, "demo-friend");
  expect((await friend.ask(String(hidden.key))).status).toBe(404);
});

test("an external subtitle can be fetched, an embedded one not", async () => {
  const part = await partOf(titles.externalSubtitle.ratingKey);
  const external = listOf(part.Stream).find((stream) => stream.key !== undefined);
  expect(external).toMatchObject({
    streamType: 3,
    format: "srt",
    key: `/library/streams/${String(external?.id)}`,
  });
  for (const path of [
    `${String(external?.key)}.srt?encoding=utf-8`,
    `${String(external?.key)}?encoding=utf-8`,
  ]) {
    const { status, text } = await owner.ask(path);
    expect(status).toBe(200);
    expect(text).toMatch(/\d\d:\d\d:\d\d,\d{3} --> /);
  }
  const embedded = listOf((await partOf(titles.hevc.ratingKey)).Stream).find(
    (stream) => stream.streamType === 3,
  );
  expect(embedded).not.toHaveProperty("key");
  expect((await owner.ask(`/library/streams/${String(embedded?.id)}.srt`)).status).toBe(501);
});

test("a chosen track stays chosen, for this account only", async () => {
  const friend = await Visitor.on(standin, "demo-friend");
  const part = await partOf(titles.hevc.ratingKey);
  const streams = listOf(part.Stream);
  const [first, second] = streams.filter((stream) => stream.streamType === 2);
  const subtitle = streams.find((stream) => stream.streamType === 3);
  const put = (query: string) => owner.ask(`/library/parts/${String(part.id)}?${query}`, { method: "PUT" });
  const { status, text } = await put(
    `audioStreamID=${String(second?.id)}&subtitleStreamID=${String(subtitle?.id)}&allParts=1`,
  );
  expect([status, text]).toEqual([200, ""]);
  const selected = async (visitor: Visitor) => {
    const [media] = listOf((await visitor.item(titles.hevc.ratingKey)).Media);
    const [shown] = listOf(media?.Part);
    return listOf(shown?.Stream)
      .filter((stream) => stream.selected)
      .map((stream) => stream.id);
  };
  expect(await selected(owner)).toEqual([second?.id, subtitle?.id]);
  expect(await selected(friend)).toEqual([first?.id]);
  await put("subtitleStreamID=0");
  expect(await selected(owner)).toEqual([second?.id]);
  expect((await put("audioStreamID=0")).status).toBe(400);
  expect((await put("audioStreamID=999999")).status).toBe(400);
});
