import { expect, test } from "vitest";
import { probe } from "@/app/watch/playback/probe";

/** A browser that plays the types in which one of these words occurs. */
const browser = (words: string[], decodes: (type: string) => boolean = () => true) => ({
  canPlayType: (type: string) => (words.some((word) => type.includes(word)) ? "probably" : ""),
  decodingInfo: async ({ video, audio }: MediaDecodingConfiguration) => ({
    supported: decodes(video?.contentType ?? audio?.contentType ?? ""),
  }),
});

test("names codecs and containers as Plex does", async () => {
  expect(await probe(browser(["avc1", "mp4a", "audio/mpeg", "vp8", "opus"]))).toEqual({
    containers: ["mp4", "mkv", "webm"],
    videoCodecs: ["h264", "vp8"],
    audioCodecs: ["aac", "mp3", "opus"],
  });
});

test("believes MediaCapabilities rather than a `probably`", async () => {
  const can = await probe(browser(["avc1", "hvc1", "ac-3"], (type) => !/hvc1|ac-3/.test(type)));
  expect(can).toMatchObject({ videoCodecs: ["h264"], audioCodecs: [] });
});

test("HEVC counts only with ten bits, which most files have", async () => {
  const can = await probe(browser(["hvc1"], (type) => type.includes("hvc1.1.6")));
  expect(can.videoCodecs).toEqual([]);
});

test("a container that may play isn't enough", async () => {
  const can = await probe({ canPlayType: () => "maybe" });
  expect(can.containers).toEqual([]);
  expect(can.videoCodecs).toContain("h264");
});

test("a browser that rejects a question doesn't play that codec", async () => {
  const can = await probe({
    canPlayType: () => "probably",
    decodingInfo: ({ audio }) =>
      audio ? Promise.reject(new TypeError("bad type")) : Promise.resolve({ supported: true }),
  });
  expect(can.audioCodecs).toEqual([]);
  expect(can.videoCodecs).toContain("hevc");
});
