import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { type Json, listOf, Visitor } from "./visitor.ts";

/* Films in several files, and HEVC as it is: played, not only told. */

const run = promisify(execFile);
let standin: Standin;
let owner: Visitor;
let room: string;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
  room = await mkdtemp(join(tmpdir(), "reels-"));
});
afterAll(async () => {
  await standin.close();
  await rm(room, { recursive: true, force: true });
});

const { twoReels, reelChange, twoPrints, hevcAac } = titles.oddFilms;
const universal = "/video/:/transcode/universal";
const profileB =
  "add-transcode-target(type=videoProfile&context=streaming&protocol=hls&container=mp4&videoCodec=h264,hevc&audioCodec=aac)";

const bytes = async (path: string) => {
  const response = await fetch(owner.base + path, { headers: { "X-Plex-Token": owner.token } });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
};

/** What ffprobe says of the file: codecs by kind, start and length in s. */
async function probed(name: string, body: Buffer) {
  const path = join(room, name);
  await writeFile(path, body);
  const { stdout } = await run("ffprobe", [
    "-v",
    "error",
    "-show_format",
    "-show_streams",
    "-of",
    "json",
    path,
  ]);
  const { streams, format } = JSON.parse(stdout);
  const of = (kind: string): Json => streams.find((stream: Json) => stream.codec_type === kind) ?? {};
  return {
    video: of("video"),
    audio: of("audio"),
    start: Number(format.start_time),
    length: Number(format.duration),
  };
}

const partsOf = async (ratingKey: string, media = 0) => {
  const item = await owner.item(ratingKey);
  return { item, media: listOf(item.Media)[media], parts: listOf(listOf(item.Media)[media]?.Part) };
};

test.each([
  [twoReels.ratingKey, ["h264", "h264"]],
  [reelChange.ratingKey, ["h264", "hevc"]],
])(
  "film %s is as long as its files together, and each of them plays by itself",
  async (ratingKey, codecs) => {
    const { item, media, parts } = await partsOf(ratingKey);
    const durations = parts.map((part) => Number(part.duration));
    const sum = durations.reduce((a, b) => a + b, 0);
    expect([item.duration, media?.duration]).toEqual([sum, sum]);
    expect(sum).toBeGreaterThan(300_000);
    expect(parts.map((part) => part.file)).toEqual([
      expect.stringMatching(/ - pt1\.mp4$/),
      expect.stringMatching(/ - pt2\.(mp4|mkv)$/),
    ]);
    for (const [at, part] of parts.entries()) {
      const file = await probed(
        `${ratingKey}-${at}.${String(part.container)}`,
        await bytes(String(part.key)),
      );
      expect(file.video.codec_name).toBe(codecs[at]);
      expect(Math.abs(file.length * 1000 - Number(part.duration))).toBeLessThan(200);
      expect(file.start).toBeLessThan(0.2);
    }
  },
);

test("one of two versions is in two files", async () => {
  const { item } = await partsOf(twoPrints.ratingKey);
  expect(listOf(item.Media).map((media) => listOf(media.Part).length)).toEqual([1, 2]);
});

/** Decides, starts and lists; returns the decision's medium and the address of the session's segments. */
async function started(session: string, ratingKey: string, about: Record<string, string>) {
  const query = new URLSearchParams({
    ...{ path: `/library/metadata/${ratingKey}`, mediaIndex: "0", partIndex: "0", protocol: "hls", session },
    ...{ directPlay: "0", directStream: "1", directStreamAudio: "1", subtitles: "none", offset: "0" },
    ...{ "X-Plex-Platform": "Generic", "X-Plex-Client-Profile-Name": "Generic" },
    ...{ "X-Plex-Client-Identifier": "visitor", "X-Plex-Client-Profile-Extra": profileB, ...about },
  });
  const { Metadata } = await owner.container(`${universal}/decision?${query}`);
  const base = `${universal}/session/${session}/base`;
  await bytes(`${universal}/start.m3u8?${query}`);
  const list = (await bytes(`${base}/index.m3u8`)).toString();
  return { media: listOf(listOf(Metadata)[0]?.Media)[0], base, list };
}

test.each([
  ["the first", "0", 160],
  ["the second", "1", 144],
])("%s file of a film is converted by its partIndex, from 0 on", async (_, partIndex, seconds) => {
  const { list, base } = await started(`reel-${partIndex}`, twoReels.ratingKey, { partIndex });
  const lengths = [...list.matchAll(/#EXTINF:([\d.]+)/g)].map(([, length]) => Number(length));
  expect(Math.round(lengths.reduce((a, b) => a + b, 0))).toBe(seconds);
  const segment = Buffer.concat([await bytes(`${base}/header`), await bytes(`${base}/00000.m4s`)]);
  const played = await probed(`reel-${partIndex}.mp4`, segment);
  expect(played.video.codec_name).toBe("h264");
  expect(played.start).toBeLessThan(0.2);
  await owner.ask(`${universal}/stop?session=reel-${partIndex}`);
});

test("HEVC goes into fMP4 as it is, under the name that browsers know; into MPEG-TS it is encoded", async () => {
  const { media, base } = await started("hevc", hevcAac.ratingKey, {});
  expect(media).toMatchObject({ container: "mp4", videoCodec: "hevc", audioCodec: "aac" });
  const streams = listOf(listOf(media?.Part)[0]?.Stream);
  expect(streams.map((stream) => stream.decision)).toEqual(["copy", "copy"]);
  const segment = Buffer.concat([await bytes(`${base}/header`), await bytes(`${base}/00000.m4s`)]);
  const played = await probed("hevc.mp4", segment);
  expect(played.video).toMatchObject({ codec_name: "hevc", codec_tag_string: "hvc1" });
  await owner.ask(`${universal}/stop?session=hevc`);

  const profileA = profileB.replace("mp4", "mpegts").replace("h264,hevc", "h264");
  const safe = await started("safe", hevcAac.ratingKey, { "X-Plex-Client-Profile-Extra": profileA });
  expect(safe.media).toMatchObject({ container: "mpegts", videoCodec: "h264" });
  await owner.ask(`${universal}/stop?session=safe`);
});
test("a start without a session is as empty as one without a decision", async () => {
  const query = "X-Plex-Platform=Chrome&path=%2Flibrary%2Fmetadata%2F1&protocol=hls";
  const { status, text } = await owner.ask(`${universal}/start.m3u8?${query}`);
  expect([status, text]).toEqual([200, ""]);
});
