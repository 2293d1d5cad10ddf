import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Bench, type Changes, GERMAN, profiles, type Row, TS_LEAD } from "./transcoder.ts";

/*
 * Every rendition as a player fetches it (master, playlist, header, segments) and as ffprobe, which knows nothing of
 * Plex, reads it: the codec, the height, the bitrate within a quarter, the start within half a second of the offset.
 */

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

const EXTRA = "X-Plex-Client-Profile-Extra";
const ENCODE = { directStream: "0", directStreamAudio: "0" };
/** Seconds of film looked at: a copy is as dense as its source only over a whole turn of the drawn loop. */
const COPIED = 16;

type Case = [
  name: string,
  ratingKey: string,
  changes: Changes,
  expected: { video?: [codec: string, height: number]; audio: [codec: string, channels: number] },
];

const rung = (kbps: number, frame: string, height: number): Case => [
  `${kbps} kbps in ${frame}`,
  "3",
  { ...ENCODE, maxVideoBitrate: String(kbps), videoResolution: frame },
  { video: ["h264", height], audio: ["aac", 6] },
];

const hls: Case[] = [
  ["H.264 copied into TS", "1", {}, { video: ["h264", 720], audio: ["aac", 2] }],
  ["HEVC copied into TS", "3", { [EXTRA]: profiles.hevcInTs }, { video: ["hevc", 720], audio: ["aac", 6] }],
  ["H.264 copied into fMP4", "1", { [EXTRA]: profiles.b }, { video: ["h264", 720], audio: ["aac", 2] }],
  [
    "HEVC and AC-3 copied into fMP4",
    "3",
    { [EXTRA]: profiles.b },
    { video: ["hevc", 720], audio: ["ac3", 6] },
  ],
  [
    "the second language",
    "3",
    { [EXTRA]: profiles.b, audioStreamID: GERMAN },
    { video: ["hevc", 720], audio: ["ac3", 2] },
  ],
  [
    "fMP4 encoded",
    "3",
    { ...ENCODE, [EXTRA]: profiles.b, videoResolution: "720x480" },
    { video: ["h264", 406], audio: ["aac", 6] },
  ],
  // The ladder of PROTOCOL §6.4 as far as a 720p source goes.
  rung(64, "220x128", 124),
  rung(320, "420x240", 236),
  rung(720, "576x320", 320),
  rung(1500, "720x480", 406),
  rung(4000, "1280x720", 720),
  [
    "embedded subtitles burnt in",
    "4",
    { subtitles: "burn", videoResolution: "420x240" },
    { video: ["h264", 236], audio: ["aac", 6] },
  ],
  [
    "subtitles from a file burnt in",
    "2",
    { subtitles: "burn", videoResolution: "420x240" },
    { video: ["h264", 236], audio: ["aac", 2] },
  ],
];

// From the very beginning once per way of packing; everything from the middle on.
const beginnings = hls.filter(([name]) => /^(H.264 copied|fMP4 encoded|320 kbps)/.test(name));

describe.each([
  { offset: 0, encoded: 8, cases: beginnings },
  { offset: 300, encoded: 4, cases: hls },
])("from $offset s on", ({ offset, encoded, cases }) => {
  test.each(cases)("%s", async (_, ratingKey, changes, expected) => {
    const query = bench.ask(ratingKey, { ...changes, offset: String(offset) });
    const promised = (await bench.decide(query)).Metadata[0]?.Media?.[0];
    const streams = promised?.Part[0]?.Stream ?? [];
    const fragmented = promised?.container === "mp4";
    const { session, playlist } = await bench.open(query);
    const entries = entriesOf(playlist);
    const [first] = entries.filter((entry) => entry.to > offset);
    if (!first) throw new Error("nothing there");
    const end = first.from + (streams[0]?.decision === "copy" ? COPIED : encoded);
    const wanted = entries.filter((entry) => entry.from >= first.from && entry.to <= end);

    expect(playlist.includes('#EXT-X-MAP:URI="header"')).toBe(fragmented);
    const pieces = fragmented ? [await bench.bytes(session, "header")] : [];
    for (const { name } of wanted) pieces.push(await bench.bytes(session, name));
    const tracks = await bench.probe(Buffer.concat(pieces));
    await bench.stop(session);

    expectTracks(tracks, expected, streams);
    for (const track of tracks) {
      expect(Math.abs(track.start - offset)).toBeLessThan(0.5);
      expect(Math.abs(track.start - first.from - (fragmented ? 0 : TS_LEAD))).toBeLessThan(0.13);
      expect(Math.abs(track.seconds - (end - first.from))).toBeLessThan(0.3);
    }
  });
});

type Entry = { name: string; from: number; to: number };

/** A media playlist's entries with the seconds they cover. */
function entriesOf(playlist: string): Entry[] {
  let at = 0;
  return [...playlist.matchAll(/#EXTINF:([\d.]+), nodesc\n(\S+)/g)].map(([, seconds, name = ""]) => {
    const from = at;
    at += Number(seconds);
    return { name, from, to: at };
  });
}

/** The tracks are those expected, and each is as dense as the decision said. */
function expectTracks(tracks: Awaited<ReturnType<Bench["probe"]>>, expected: Case[3], promised: Row[]): void {
  const video = tracks.find((track) => track.codec_type === "video");
  const audio = tracks.find((track) => track.codec_type === "audio");
  expect([video?.codec_name, video?.height]).toEqual(expected.video ?? [undefined, undefined]);
  expect([audio?.codec_name, audio?.channels]).toEqual(expected.audio);
  for (const [track, type] of [
    [video, 1],
    [audio, 2],
  ] as const) {
    const told = promised.find((stream) => stream.streamType === type);
    if (!track) continue;
    expect(track.bitrate).toBeGreaterThan(Number(told?.bitrate) * 0.75);
    expect(track.bitrate).toBeLessThan(Number(told?.bitrate) * 1.25);
  }
}

test.each<[string, Changes]>([
  ["encoded", { videoResolution: "420x240" }],
  ["copied into TS", { [EXTRA]: profiles.hevcInTs }],
  ["copied into fMP4", { [EXTRA]: profiles.b }],
])("%s: first, near, far, last and earlier segments start on time and are whole", async (_, changes) => {
  const query = bench.ask("3", changes);
  const { session, playlist } = await bench.open(query);
  const fragmented = playlist.includes("EXT-X-MAP");
  const header = fragmented ? await bench.bytes(session, "header") : Buffer.alloc(0);
  for (const n of [0, 1, 100, 151, 3]) {
    const name = `${String(n).padStart(5, "0")}.${fragmented ? "m4s" : "ts"}`;
    const [video] = await bench.probe(Buffer.concat([header, await bench.bytes(session, name)]));
    expect(video?.start).toBeCloseTo(n * 4 + (fragmented ? 0 : TS_LEAD), 2);
    // All of the segment and nothing else: 4 s of 24 frames.
    expect(video?.packets).toBe(96);
  }
  expect((await bench.get(`session/${session}/base/00152.${fragmented ? "m4s" : "ts"}`)).status).toBe(404);
  await bench.stop(session);
  if (!fragmented) return;
  // One header must do for whatever any ffmpeg made of this title.
  const later = await bench.open(bench.ask("3", { ...changes, offset: "300" }));
  expect((await bench.bytes(later.session, "header")).equals(header)).toBe(true);
  await bench.stop(later.session);
});

test("a WebVTT rendition keeps the time of its film", async () => {
  const extra = `${profiles.a}+${profiles.webvtt}`;
  const { session, master } = await bench.open(bench.ask("4", { subtitles: "segmented", [EXTRA]: extra }));
  expect(master).toMatch(
    /#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="(\w+)",.*URI="session\/\S+\/vtt-base\/index.m3u8"\n.*SUBTITLES="\1"/,
  );
  const room = `session/${session}/vtt-base`;
  const playlist = await (await bench.get(`${room}/index.m3u8`)).text();
  expect([...playlist.matchAll(/^(\d+)\.vtt$/gm)].map((line) => Number(line[1]))).toEqual(
    Array.from({ length: 152 }, (_, n) => n),
  );
  const [first = "", second] = await Promise.all(
    [0, 1].map(async (n) => (await bench.get(`${room}/${n}.vtt`)).text()),
  );
  // The cue from 2 s to 6 s is on screen in both; 0.1 s of MPEG-TS clock is 0 s of film.
  expect(first).toMatch(
    /^WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:9000,LOCAL:00:00:00.000\n\n00:00:02.000 --> 00:00:06.000\n/,
  );
  expect(second).toContain("00:00:02.000 --> 00:00:06.000");
  expect(await (await bench.get(`${room}/2.vtt`)).text()).not.toContain("00:00:02.000");
  expect((await bench.get(`${room}/152.vtt`)).status).toBe(404);
  await bench.stop(session);
});

test.each<[string, string, Changes, Case[3]]>([
  ["mkv", "3", {}, { video: ["hevc", 720], audio: ["ac3", 6] }],
  ["mp4", "1", {}, { video: ["h264", 720], audio: ["aac", 2] }],
  ["mp4", "3", { ...ENCODE, videoResolution: "420x240" }, { video: ["h264", 236], audio: ["aac", 2] }],
])("one piece of %s from an offset on (item %s)", async (container, ratingKey, changes, expected) => {
  const offset = 596;
  const about = { protocol: "http", offset: String(offset), [EXTRA]: profiles.http(container), ...changes };
  const query = bench.ask(ratingKey, about);
  const promised = (await bench.decide(query)).Metadata[0]?.Media?.[0]?.Part[0]?.Stream ?? [];
  const reply = await bench.get(`start.${container}?${query}`);
  expect(reply.headers.get("content-type")).toBe(container === "mkv" ? "video/x-matroska" : "video/mp4");
  const tracks = await bench.probe(Buffer.from(await reply.arrayBuffer()));
  expectTracks(tracks, expected, promised);
  for (const track of tracks) {
    expect(Math.abs(track.start - offset)).toBeLessThan(0.5);
    expect(Math.abs(track.start + track.seconds - 608)).toBeLessThan(0.3);
  }
});

test.each([
  ["2", ["h264", "aac", "subrip"]],
  ["4", ["hevc", "ac3", "subrip"]],
])("subtitles inside one piece (item %s)", async (ratingKey, codecs) => {
  const about = { protocol: "http", offset: "590", subtitles: "embedded", [EXTRA]: profiles.http("mkv") };
  const query = bench.ask(ratingKey, about);
  await bench.decide(query);
  const reply = await bench.get(`start.mkv?${query}`);
  const tracks = await bench.probe(Buffer.from(await reply.arrayBuffer()));
  expect(tracks.map((track) => track.codec_name)).toEqual(codecs);
  // The next line is at 592 s; a text file is cut one line too early rather than too late.
  expect([582, 592]).toContain(Math.round(tracks[2]?.start ?? 0));
});

test("music at the bitrate asked for", async () => {
  const query = bench.ask("5", { protocol: "http", musicBitrate: "96", [EXTRA]: profiles.music });
  await bench.decide(query, "music");
  const reply = await bench.get(`start.mp3?${query}`, { kind: "music" });
  expect(reply.headers.get("content-type")).toBe("audio/mpeg");
  const [track] = await bench.probe(Buffer.from(await reply.arrayBuffer()));
  expect(track).toMatchObject({ codec_name: "mp3", channels: 2 });
  expect(Math.abs((track?.bitrate ?? 0) - 96)).toBeLessThan(96 / 4);
  expect(track?.seconds).toBeGreaterThan(31);
});
