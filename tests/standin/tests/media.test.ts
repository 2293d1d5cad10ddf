import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FilmName, type MediaFile, makeMedia } from "../media/index.ts";
import { frames } from "../media/paint.ts";
import { ProgramError, run } from "../media/run.ts";
import { chord } from "../media/sound.ts";

const NAMES: FilmName[] = ["h264-a", "h264-b", "h264-c", "hevc"];
const cache = join(import.meta.dirname, "../../../.cache/standin/media");

let films: Record<FilmName, MediaFile>;

beforeAll(async () => {
  films = await makeMedia(cache);
}, 120_000);

async function ffprobe(path: string, ...what: string[]): Promise<string> {
  return (
    await promisify(execFile)("ffprobe", ["-v", "error", ...what, "-of", "csv=p=0", path], {
      maxBuffer: 2 ** 26,
    })
  ).stdout;
}

test("every film is about ten minutes of 720p, and the facts are the file's", async () => {
  for (const name of NAMES) {
    const film = films[name];
    expect(film).toMatchObject({
      name,
      width: 1280,
      height: 720,
      container: name === "hevc" ? "mkv" : "mp4",
    });
    expect(film.duration).toBeGreaterThan(9.5 * 60_000);
    expect(film.duration).toBeLessThan(11 * 60_000);
    expect(film.size).toBe((await stat(film.path)).size);
    expect(Math.abs(film.bitrate - (film.size * 8) / film.duration)).toBeLessThan(2);
  }
});

test("the MP4s are what every browser plays: High 8-bit 4:2:0, AAC stereo, the index in front", async () => {
  for (const name of ["h264-a", "h264-b", "h264-c"] as const) {
    const { path, streams } = films[name];
    expect(streams[0]).toMatchObject({
      streamType: 1,
      codec: "h264",
      profile: "high",
      bitDepth: 8,
      frameRate: 24,
      level: 31,
    });
    expect(streams[1]).toMatchObject({
      streamType: 2,
      codec: "aac",
      profile: "lc",
      channels: 2,
      samplingRate: 48_000,
      languageCode: "eng",
    });
    expect((await ffprobe(path, "-select_streams", "v", "-show_entries", "stream=pix_fmt")).trim()).toBe(
      "yuv420p",
    );
    const head = (await readFile(path)).subarray(0, 64);
    expect(head.indexOf("moov")).toBeGreaterThan(0);
  }
});

test("the MKV is what no browser plays, in two languages, with text inside", () => {
  expect(films.hevc.streams).toMatchObject([
    { streamType: 1, codec: "hevc", profile: "main", bitDepth: 8, default: true },
    {
      streamType: 2,
      codec: "ac3",
      channels: 6,
      audioChannelLayout: "5.1(side)",
      languageCode: "eng",
      languageTag: "en",
      default: true,
    },
    { streamType: 2, codec: "ac3", channels: 2, languageCode: "deu", languageTag: "de" },
    { streamType: 3, codec: "srt", languageCode: "eng" },
  ]);
  expect(films.hevc.streams[2]).not.toHaveProperty("default");
});

test("one film has subtitles in a file beside it", async () => {
  const external = films["h264-b"].streams.find((stream) => stream.streamType === 3)?.external;
  expect(external?.format).toBe("srt");
  const text = await readFile(external?.path ?? "", "utf8");
  expect(text).toMatch(/^1\n00:00:02,000 --> 00:00:06,000\n\S/);
  expect(text).toContain("00:09:52,000 --> 00:09:56,000");
});

test.each(NAMES)("%s: time starts at 0, runs evenly, and has a keyframe every 2 s", async (name) => {
  const { path } = films[name];
  const starts = await ffprobe(path, "-show_entries", "stream=start_time");
  for (const start of starts.trim().split("\n")) expect(Number(start)).toBe(0);
  const rows = (await ffprobe(path, "-select_streams", "v", "-show_entries", "packet=pts_time,flags"))
    .trim()
    .split("\n");
  const times = rows.map((row) => Number(row.split(",")[0])).sort((a, b) => a - b);
  const steps = times.slice(1).map((time, n) => time - (times[n] ?? 0));
  // Matroska keeps whole milliseconds.
  expect(Math.min(...steps)).toBeGreaterThan(0.0405);
  expect(Math.max(...steps)).toBeLessThan(0.0425);
  const keys = rows.filter((row) => row.includes("K")).map((row) => Number(row.split(",")[0]));
  expect(keys).toEqual(keys.map((_, n) => n * 2));
  expect(keys.length).toBeGreaterThan(280);
});

test("a second call finds the films made", async () => {
  const lines: string[] = [];
  expect(await makeMedia(cache, (line) => lines.push(line))).toEqual(films);
  expect(lines).toEqual([]);
});

test("a loop leads back to its beginning", () => {
  const pictures = [
    ...frames((x, _, phase, out) => out.fill(Math.sin(6.283 * (x + phase)) / 2 + 0.5), {
      width: 16,
      height: 2,
      count: 4,
    }),
  ];
  expect(pictures).toHaveLength(5);
  const difference = (a: number, b: number) => {
    const values = [...(pictures[a] ?? [])];
    return Math.max(...values.map((value, n) => Math.abs(value - (pictures[b]?.[n] ?? 0))));
  };
  expect(difference(0, 4)).toBeLessThanOrEqual(1);
  expect(difference(0, 2)).toBeGreaterThan(100);

  const sound = chord([100.3, 220], 1);
  const last = sound.readInt16LE(sound.length - 4);
  expect(Math.abs(sound.readInt16LE(0) - last)).toBeLessThan(400);
  expect(Math.max(...Array.from({ length: 4000 }, (_, n) => sound.readInt16LE(n * 4)))).toBeGreaterThan(1000);
});

const room = await mkdtemp(join(tmpdir(), "standin-media-"));
afterAll(() => rm(room, { recursive: true, force: true }));

test("a program that fails says why, and one that is missing too", async () => {
  await expect(
    run("ffmpeg", ["-v", "error", "-i", join(room, "nothing.mp4"), "-f", "null", "-"]),
  ).rejects.toThrow(/No such file/);
  await expect(run("ffmpeg-is-not-here", [])).rejects.toBeInstanceOf(ProgramError);
  // Feeding a program that gives up early must end, too.
  const endless = (function* () {
    for (;;) yield new Uint8Array(65_536);
  })();
  await expect(
    run("ffmpeg", ["-v", "error", "-f", "nonsense", "-i", "-", "-f", "null", "-"], endless),
  ).rejects.toThrow(/nonsense/);
});

test("a folder that can't be made is an error", async () => {
  const file = join(room, "in-the-way");
  await writeFile(file, "");
  await expect(makeMedia(join(file, "media"))).rejects.toThrow(/ENOTDIR/);
});
