import { expect, test } from "vitest";
import type { MediaStream } from "../media/index.ts";
import { parseDirectives } from "../transcode/directives.ts";
import { brokenLimit } from "../transcode/limits.ts";
import { loadProfile } from "../transcode/profile.ts";

/* The mini-language of X-Plex-Client-Profile-Extra (PROTOCOL §6.5). */

test.each([
  ["a(b=c)", [{ verb: "a", values: { b: "c" } }]],
  [
    "a(b=c&d=e,f)+g(h=1)",
    [
      { verb: "a", values: { b: "c", d: "e,f" } },
      { verb: "g", values: { h: "1" } },
    ],
  ],
  ["a(b=c%2Cd)", [{ verb: "a", values: { b: "c,d" } }]],
  ["a(b=100%)", [{ verb: "a", values: { b: "100%" } }]],
  [
    "a(b=c) g(h=1)",
    [
      { verb: "a", values: { b: "c" } },
      { verb: "g", values: { h: "1" } },
    ],
  ],
  ["a(regex=^(main|high)$&b=c)", [{ verb: "a", values: { regex: "^(main|high)$", b: "c" } }]],
  ["nonsense", []],
  ["", []],
])("%s", (extra, directives) => {
  expect(parseDirectives(extra)).toEqual(directives);
});

const target = (codecs: string, more = "") =>
  `add-transcode-target(type=videoProfile&context=streaming&protocol=hls&container=mpegts&videoCodec=${codecs}${more})`;
const videoCodecs = (extra: string) =>
  loadProfile({ platform: "Generic", profileExtra: extra }).targets.map((entry) => entry.videoCodec.join());

test.each([
  ["a second target for the same use is ignored", `${target("h264")}+${target("hevc")}`, ["h264"]],
  ["unless it replaces", `${target("h264")}+${target("hevc", "&replace=true")}`, ["hevc"]],
  [
    "append puts codecs last",
    `${target("h264")}+append-transcode-target-codec(type=videoProfile&context=streaming&protocol=hls&videoCodec=hevc)`,
    ["h264,hevc"],
  ],
  [
    "add puts codecs first",
    `${target("h264")}+add-transcode-target-codec(type=videoProfile&context=streaming&protocol=hls&videoCodec=hevc)`,
    ["hevc,h264"],
  ],
  [
    "a codec for another protocol changes nothing",
    `${target("h264")}+append-transcode-target-codec(type=videoProfile&context=streaming&protocol=dash&videoCodec=hevc)`,
    ["h264"],
  ],
])("%s", (_, extra, expected) => {
  expect(videoCodecs(extra)).toEqual(expected);
});

test("Generic knows nothing by itself, Chrome has a target for films and one for music", () => {
  expect(loadProfile({ platform: "Generic", profileExtra: "" }).targets).toEqual([]);
  expect(loadProfile({ platform: "Chrome", profileExtra: "" }).targets).toHaveLength(2);
  expect(loadProfile({ platform: "Chrome", profileName: "Generic", profileExtra: "" }).targets).toEqual([]);
});

test("a codec goes to the target it names", () => {
  const extra = `${target("h264", "&id=web")}+append-transcode-target-codec(type=videoProfile&id=web&audioCodec=opus)`;
  expect(loadProfile({ platform: "Generic", profileExtra: extra }).targets[0]?.audioCodec).toEqual(["opus"]);
});

test("* is what the profile has; a profile of nothing but * is none", () => {
  const add = (values: string) =>
    loadProfile({ platform: "Chrome", profileExtra: `add-direct-play-profile(type=videoProfile&${values})` })
      .directPlay;
  const before = loadProfile({ platform: "Chrome", profileExtra: "" }).directPlay.length;
  expect(add("container=mkv&videoCodec=*&audioCodec=*").at(-1)).toMatchObject({
    container: ["mkv"],
    videoCodec: ["h264"],
    audioCodec: ["aac", "mp3"],
  });
  expect(add("container=*&videoCodec=*&audioCodec=*")).toHaveLength(before);
});

const film: MediaStream = {
  streamType: 1,
  codec: "h264",
  index: 0,
  width: 1280,
  bitrate: 900,
  profile: "high",
};
const limit = (values: string, scopeName = "h264") =>
  `add-limitation(scope=videoCodec&scopeName=${scopeName}&${values})`;

test.each<[string, string, boolean]>([
  ["upperBound met", limit("type=upperBound&name=video.width&value=1280"), false],
  ["upperBound broken", limit("type=upperBound&name=video.width&value=1279"), true],
  ["lowerBound met", limit("type=lowerBound&name=video.bitrate&value=900"), false],
  ["lowerBound broken", limit("type=lowerBound&name=video.bitrate&value=901"), true],
  ["match by list", limit("type=match&name=video.profile&list=main|high"), false],
  ["match by list, another", limit("type=match&name=video.profile&list=main|baseline"), true],
  ["match by substring", limit("type=match&name=video.profile&substring=hig"), false],
  ["match by regex", limit("type=match&name=video.profile&regex=^(main|high)$"), false],
  ["notMatch", limit("type=notMatch&name=video.profile&value=high"), true],
  ["notMatch, another", limit("type=notMatch&name=video.profile&value=high 10"), false],
  ["another codec's", limit("type=upperBound&name=video.width&value=1", "hevc"), false],
  ["every codec's", limit("type=upperBound&name=video.width&value=1", "*"), true],
  ["what isn't known breaks nothing", limit("type=upperBound&name=video.level&value=1"), false],
  ["unless it is required", limit("type=upperBound&name=video.level&value=1&isRequired=true"), true],
  [
    "a later limit replaces those of its scope",
    `${limit("type=upperBound&name=video.width&value=1")}+${limit("type=upperBound&name=video.height&value=1080&replace=true")}`,
    false,
  ],
  [
    "without the word they add up",
    `${limit("type=upperBound&name=video.width&value=1")}+${limit("type=upperBound&name=video.height&value=1080")}`,
    true,
  ],
])("%s", (_, extra, broken) => {
  const profile = loadProfile({ platform: "Generic", profileExtra: extra });
  expect(brokenLimit(profile, "video", film) !== undefined).toBe(broken);
});
