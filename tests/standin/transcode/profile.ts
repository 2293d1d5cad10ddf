import { augment } from "./augment.ts";
import { parseDirectives } from "./directives.ts";
import type { Limitation, Profile } from "./types.ts";

const bound = (scope: string, scopeName: string, name: string, value: number): Limitation => ({
  ...{ scope, scopeName, type: "upperBound", name, by: "value", values: [String(value)] },
});

const WEB: Profile = {
  directPlay: [
    { type: "videoProfile", container: ["mp4", "mov"], videoCodec: ["h264"], audioCodec: ["aac", "mp3"] },
    { type: "musicProfile", container: ["mp3"], videoCodec: [], audioCodec: ["mp3"] },
    { type: "musicProfile", container: ["mp4", "m4a"], videoCodec: [], audioCodec: ["aac"] },
    { type: "musicProfile", container: ["flac"], videoCodec: [], audioCodec: ["flac"] },
  ],
  targets: [
    {
      ...{ type: "videoProfile", context: "streaming", protocol: "hls", container: "mpegts" },
      ...{ videoCodec: ["h264"], audioCodec: ["aac", "mp3"], subtitleCodec: [] },
    },
    {
      ...{ type: "musicProfile", context: "streaming", protocol: "http", container: "mp3" },
      ...{ videoCodec: [], audioCodec: ["mp3"], subtitleCodec: [] },
    },
  ],
  limitations: [
    bound("videoCodec", "h264", "video.bitDepth", 8),
    bound("videoAudioCodec", "aac", "audio.channels", 2),
  ],
  settings: {},
};

const GENERIC: Profile = { directPlay: [], targets: [], limitations: [], settings: {} };

/** The profile a request loads: the built-in one of its platform, or a nearly empty one for `Generic`, then augmented. */
export function loadProfile(query: {
  platform: string;
  profileName?: string;
  profileExtra: string;
}): Profile {
  const generic = (query.profileName ?? query.platform) === "Generic";
  const profile = structuredClone(generic ? GENERIC : WEB);
  for (const directive of parseDirectives(query.profileExtra)) augment(profile, directive);
  return profile;
}
