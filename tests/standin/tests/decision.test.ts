import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench, type Changes, profiles, type Row } from "./transcoder.ts";

/* How an item is played, for every kind of question (PROTOCOL §6.4 to §6.6). */

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

const DIRECT = { directPlay: "1" };
const EXTRA = "X-Plex-Client-Profile-Extra";

test.each<[string, string, Changes, Row]>([
  [
    "mp4 the profile allows",
    "1",
    DIRECT,
    { general: 1000, direct: 1000, transcode: undefined, part: "directplay" },
  ],
  [
    "mkv the profile doesn't allow",
    "3",
    DIRECT,
    { general: 1001, direct: 3000, transcode: 1001, video: "transcode", audio: "transcode" },
  ],
  [
    "mkv, the client knows better",
    "3",
    { ...DIRECT, hasMDE: "1" },
    { general: 1000, direct: 1000, mde: 1000, part: "directplay" },
  ],
  [
    "hasMDE without a media index",
    "3",
    { ...DIRECT, hasMDE: "1", mediaIndex: "-1" },
    { general: 1001, direct: 3000 },
  ],
  [
    "a limitation forbids direct play",
    "1",
    {
      ...DIRECT,
      [EXTRA]: `${profiles.a}+add-limitation(scope=videoCodec&scopeName=*&type=upperBound&name=video.height&value=480)`,
    },
    { general: 1001, direct: 3001, video: "transcode", height: 480 },
  ],
  [
    "direct stream",
    "1",
    {},
    {
      general: 1001,
      direct: 3000,
      transcode: 1001,
      part: "transcode",
      video: "copy",
      audio: "copy",
      height: 720,
    },
  ],
  ["no copying of the picture", "1", { directStream: "0" }, { video: "transcode", audio: "copy" }],
  ["no copying of the sound", "1", { directStreamAudio: "0" }, { video: "copy", audio: "transcode" }],
  [
    "a smaller frame",
    "1",
    { videoResolution: "576x320" },
    { video: "transcode", height: 320, resolution: "SD" },
  ],
  [
    "a cap under the source",
    "1",
    { maxVideoBitrate: "320" },
    { video: "transcode", height: 720, resolution: "720p" },
  ],
  ["a cap over the source", "1", { maxVideoBitrate: "4000", videoResolution: "1280x720" }, { video: "copy" }],
  [
    "hevc listed",
    "3",
    { [EXTRA]: profiles.b },
    { video: "copy", audio: "copy", codec: "hevc", container: "mp4" },
  ],
  [
    "only hevc to encode: no picture",
    "1",
    {
      [EXTRA]: profiles.hevcInTs,
    },
    { general: 1001, video: undefined, audio: "copy" },
  ],
  ["burn a selected subtitle", "4", { subtitles: "burn" }, { video: "transcode", subtitle: "burn" }],
  ["burn with none selected", "3", { subtitles: "burn" }, { video: "transcode", subtitle: undefined }],
  [
    "burning forbids copying",
    "2",
    { subtitles: "burn" },
    { video: "transcode", audio: "copy", subtitle: "burn" },
  ],
  [
    "Chrome by itself",
    "3",
    {
      "X-Plex-Platform": "Chrome",
      "X-Plex-Client-Profile-Name": undefined,
      [EXTRA]: undefined,
    },
    { general: 1001, video: "transcode", codec: "h264" },
  ],
  [
    "Generic without a target",
    "3",
    { [EXTRA]: undefined },
    { general: 2000, transcode: 4005, part: undefined },
  ],
  [
    "text with a target for it",
    "4",
    { subtitles: "auto", [EXTRA]: `${profiles.a}+${profiles.webvtt}` },
    { video: "transcode", subtitle: "transcode", location: "segments-subs" },
  ],
  ["text without one is burnt", "4", { subtitles: "auto" }, { subtitle: "burn", location: "segments-video" }],
  [
    "segmented without a target is left out",
    "2",
    { subtitles: "segmented" },
    { video: "copy", subtitle: undefined },
  ],
  [
    "a sidecar leaves the picture alone",
    "2",
    { subtitles: "sidecar" },
    { video: "copy", subtitle: "copy", location: "sidecar-subs" },
  ],
  [
    "one piece, text inside",
    "4",
    { protocol: "http", subtitles: "embedded", [EXTRA]: profiles.http("mkv") },
    {
      container: "mkv",
      protocol: "http",
      video: "copy",
      audio: "copy",
      subtitle: "copy",
      location: "embedded",
    },
  ],
  [
    "the target's own limit",
    "1",
    {
      [EXTRA]: `${profiles.a}+add-limitation(scope=videoTranscodeTarget&scopeName=*&type=upperBound&name=video.width&value=640)`,
    },
    { video: "transcode", height: 360 },
  ],
  [
    "a limit on the container",
    "1",
    {
      ...DIRECT,
      [EXTRA]: `${profiles.a}+add-limitation(scope=videoContainer&scopeName=mp4&type=upperBound&name=video.width&value=640)`,
    },
    { general: 1001, direct: 3001, video: "copy" },
  ],
  [
    "a container nobody makes",
    "1",
    { [EXTRA]: profiles.a.replace("mpegts", "webm") },
    { general: 2000, transcode: 4005 },
  ],
  ["a protocol nobody offers", "3", { protocol: "dash" }, { general: 2000, transcode: 4005 }],
])("%s", async (_, key, changes, expected) => {
  const container = await bench.decide(bench.ask(key, changes));
  const media = container.Metadata[0]?.Media?.[0];
  const part = media?.Part[0];
  const stream = (type: number) => part?.Stream.find((row) => row.streamType === type)?.decision;
  const seen: Row = {
    general: container.generalDecisionCode,
    direct: container.directPlayDecisionCode,
    transcode: container.transcodeDecisionCode,
    mde: container.mdeDecisionCode,
    part: part?.decision,
    video: stream(1),
    audio: stream(2),
    subtitle: stream(3),
    height: media?.height,
    resolution: media?.videoResolution,
    codec: media?.videoCodec,
    container: media?.container,
    protocol: media?.protocol,
    location: part?.Stream.at(-1)?.location,
  };
  expect(seen).toMatchObject(expected);
});

test("music has profiles of its own", async () => {
  const about = { protocol: "http", musicBitrate: "96", [EXTRA]: profiles.music };
  const container = await bench.decide(bench.ask("5", about), "music");
  const media = container.Metadata[0]?.Media?.[0];
  expect(media).toMatchObject({ container: "mp3", audioCodec: "mp3", bitrate: 96 });
  expect(media).not.toHaveProperty("videoCodec");
  expect(media?.Part[0]?.Stream).toMatchObject([
    { streamType: 2, decision: "transcode", location: "direct" },
  ]);

  const chrome = { protocol: "http", directPlay: "1", "X-Plex-Platform": "Chrome", [EXTRA]: undefined };
  const direct = await bench.decide(
    bench.ask("5", { ...chrome, "X-Plex-Client-Profile-Name": undefined }),
    "music",
  );
  expect(direct.generalDecisionCode).toBe(1000);
  // A film's target is none for a song.
  expect((await bench.decide(bench.ask("5"), "music")).generalDecisionCode).toBe(2000);
});

test("a bitrate is for picture and sound together", async () => {
  const kbpsOf = async (kbps: number) => {
    const changes = { maxVideoBitrate: String(kbps), videoResolution: "420x240" };
    return (await bench.decide(bench.ask("3", changes))).Metadata[0]?.Media?.[0]?.bitrate;
  };
  expect(await Promise.all([64, 208, 320].map(kbpsOf))).toEqual([64, 208, 320]);
});
