import { describe, expect, it } from "vitest";
import { everythingIn, profileExtra, safeCapabilities, whyNotDirect } from "@/lib/plex/play/profile";
import { media } from "@/lib/plex/schemas/item";

const video = { id: 1, streamType: 1, codec: "h264", bitDepth: 8 };
const english = { id: 2, streamType: 2, codec: "aac" };
const german = { id: 3, streamType: 2, codec: "aac" };

function why(part: object, capabilities = safeCapabilities) {
  const version = media.parse({
    id: 1,
    Part: [{ id: 1, container: "mp4", Stream: [video, english], ...part }],
  });
  const [file] = version.Part;
  if (!file) throw new Error("a part was given");
  return whyNotDirect(version, file, capabilities);
}

describe("direct play", () => {
  it.each([
    ["an MP4 with H.264 and AAC", {}, undefined],
    ["the same as mov", { container: "mov" }, undefined],
    ["a Matroska file", { container: "mkv" }, "container"],
    ["HEVC", { Stream: [{ ...video, codec: "hevc" }, english] }, "video"],
    ["ten-bit H.264", { Stream: [{ ...video, bitDepth: 10 }, english] }, "video"],
    ["interlaced", { Stream: [{ ...video, scanType: "interlaced" }, english] }, "video"],
    ["AC-3", { Stream: [video, { ...english, codec: "ac3" }] }, "audio"],
    ["the second sound chosen", { Stream: [video, english, { ...german, selected: true }] }, "track"],
    [
      "an embedded subtitle chosen",
      { Stream: [video, english, { id: 4, streamType: 3, selected: true }] },
      "subtitle",
    ],
    [
      "a subtitle file chosen",
      { Stream: [video, english, { id: 4, streamType: 3, selected: true, key: "/a" }] },
      "subtitle",
    ],
    [
      "a subtitle there, not chosen",
      { Stream: [video, english, { id: 4, streamType: 3, key: "/a" }] },
      undefined,
    ],
  ])("%s: %s", (_name, part, reason) => expect(why(part)).toBe(reason));

  it("goes by what the browser says of itself", () => {
    const can = { containers: ["mp4", "mkv"], videoCodecs: ["h264", "hevc"], audioCodecs: ["aac", "ac3"] };
    expect(
      why(
        {
          container: "mkv",
          Stream: [
            { ...video, codec: "hevc" },
            { ...english, codec: "ac3" },
          ],
        },
        can,
      ),
    ).toBe(undefined);
  });
});

describe("the profile", () => {
  it("always ends in H.264 and AAC, which every server can make (PROTOCOL §6.5)", () => {
    expect(profileExtra(safeCapabilities)).toContain("container=mpegts&videoCodec=h264&audioCodec=aac)");
  });
  it("limits the picture beside the bitrate", () => {
    expect(profileExtra(safeCapabilities, { maxVideoBitrate: 4000 })).toContain(
      "name=video.bitrate&value=4000",
    );
  });
});

it("offers Plex all that is in a file, for a player that takes everything", () => {
  const version = media.parse({
    ...{ id: 1, container: "mkv", videoCodec: "hevc", audioCodec: "truehd" },
    Part: [
      {
        id: 1,
        Stream: [
          { ...video, codec: "hevc" },
          { ...english, codec: "ac3" },
          { id: 9, streamType: 3 },
        ],
      },
    ],
  });
  const [file] = version.Part;
  expect(file && everythingIn(version, file)).toEqual({
    containers: ["mkv"],
    videoCodecs: ["hevc"],
    audioCodecs: ["truehd", "ac3"],
  });
});
