import { expect, test } from "vitest";
import { whyNotDirect } from "@/lib/plex/play/profile";
import { media } from "@/lib/plex/schemas/item";

const can = { containers: ["mp4", "mkv"], videoCodecs: ["h264", "hevc"], audioCodecs: ["aac"] };

/** Whether a browser that decodes HEVC gets this picture as it is. */
function why(video: object) {
  const version = media.parse({
    id: 1,
    Part: [
      {
        id: 1,
        container: "mkv",
        Stream: [
          { id: 1, streamType: 1, codec: "hevc", bitDepth: 10, ...video },
          { id: 2, streamType: 2, codec: "aac" },
        ],
      },
    ],
  });
  const [file] = version.Part;
  if (!file) throw new Error("a part was given");
  return whyNotDirect(version, file, can);
}

test.each([
  ["plain HEVC", {}, undefined],
  ["HEVC that says it has no Dolby Vision", { DOVIPresent: false }, undefined],
  ["Dolby Vision", { DOVIPresent: true }, "video"],
  ["Dolby Vision, as a number", { DOVIPresent: 1 }, "video"],
  ["Dolby Vision, as a word", { DOVIPresent: "1" }, "video"],
  [
    "Dolby Vision with a layer that others can show",
    { DOVIPresent: true, DOVIProfile: 8, DOVIBLCompatID: 1 },
    "video",
  ],
])("%s", (_name, video, reason) => expect(why(video)).toBe(reason));
