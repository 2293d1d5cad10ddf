import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { listOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());

const bytes = async (path: string) => {
  const response = await fetch(owner.base + path, { headers: { "X-Plex-Token": owner.token } });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get("content-type"), body };
};
const partOf = async (ratingKey: string) => listOf(listOf((await owner.item(ratingKey)).Media)[0]?.Part)[0];

test("the whole file: head, index, frames that fill it to the end", async () => {
  const part = await partOf(titles.directPlay.ratingKey);
  expect(part).toMatchObject({ indexes: "sd", hasThumbnail: "1" });
  const { type, body } = await bytes(`/library/parts/${String(part?.id)}/indexes/sd`);
  expect(type).toBe("application/octet-stream");
  expect([...body.subarray(0, 8)]).toEqual([0x89, 0x42, 0x49, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]);
  const frames = body.readUInt32LE(12);
  const multiplier = body.readUInt32LE(16);
  expect(body.subarray(20, 64).every((byte) => byte === 0)).toBe(true);
  // One every few seconds, over the whole film.
  const seconds = Number(part?.duration) / 1000;
  expect(Math.abs((frames * multiplier) / 1000 - seconds)).toBeLessThanOrEqual((2 * multiplier) / 1000);
  const entry = (at: number) => [body.readUInt32LE(64 + 8 * at), body.readUInt32LE(68 + 8 * at)] as const;
  expect(entry(0)).toEqual([0, 64 + 8 * (frames + 1)]);
  expect(entry(frames)).toEqual([0xffffffff, body.length]);
  for (const at of [0, Math.floor(frames / 2), frames - 1]) {
    const image = body.subarray(entry(at)[1], entry(at + 1)[1]);
    expect(await sharp(image).metadata()).toMatchObject({ format: "jpeg", width: 320, height: 180 });
  }
});

test("one frame is the nearest earlier one of the file", async () => {
  const part = await partOf(titles.directPlay.ratingKey);
  const path = `/library/parts/${String(part?.id)}/indexes/sd`;
  const { body } = await bytes(path);
  const multiplier = body.readUInt32LE(16);
  const start = (at: number) => body.readUInt32LE(68 + 8 * at);
  const third = await bytes(`${path}/${multiplier * 3 + multiplier - 1}`);
  expect(third.type).toBe("image/jpeg");
  expect(third.body.equals(body.subarray(start(3), start(4)))).toBe(true);
  expect((await bytes(`${path}/${Number(part?.duration) * 2}`)).status).toBe(404);
});

test("no previews: of music, of photos, of another size, of nothing", async () => {
  const [track] = await owner.rows("/library/sections/5/all?type=10");
  const [photo] = await owner.rows("/library/sections/6/all?type=13");
  const song = await partOf(String(track?.ratingKey));
  const picture = await partOf(String(photo?.ratingKey));
  const film = await partOf(titles.directPlay.ratingKey);
  const paths = [
    `${String(song?.id)}/indexes/sd`,
    `${String(picture?.id)}/indexes/sd`,
    `${String(film?.id)}/indexes/hd`,
    "0/indexes/sd",
  ];
  const statuses = await Promise.all(
    paths.map(async (path) => (await bytes(`/library/parts/${path}`)).status),
  );
  expect(statuses).toEqual([404, 404, 404, 404]);
});

test("chapters have pictures at the addresses they name", async () => {
  const item = await owner.item(titles.directPlay.ratingKey, "includeChapters=1");
  const chapters = listOf(item.Chapter);
  expect(chapters).toHaveLength(6);
  const [one, two] = await Promise.all(chapters.slice(0, 2).map((chapter) => bytes(String(chapter.thumb))));
  expect(one?.type).toBe("image/jpeg");
  expect(one?.body.equals(two?.body ?? Buffer.alloc(0))).toBe(false);
});
