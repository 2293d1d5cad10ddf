import { augment } from "./augment.ts";
import { parseDirectives } from "./directives.ts";

/** What a client can play and take, in the server's terms (PROTOCOL §6.5). Lists are lower case; `*` means anything. */
export type Profile = {
  directPlay: DirectPlay[];
  targets: TranscodeTarget[];
  limitations: Limitation[];
  settings: Record<string, string>;
};

export type DirectPlay = { type: string; container: string[]; videoCodec: string[]; audioCodec: string[] };

export type TranscodeTarget = {
  id?: string;
  type: string;
  context: string;
  protocol: string;
  container: string;
  videoCodec: string[];
  audioCodec: string[];
  subtitleCodec: string[];
};

export type Limitation = {
  scope: string;
  /** A codec, a container, a target's id, or `*`. */
  scopeName: string;
  type: string;
  name: string;
  /** How `values` are compared: each as a whole, as a part of the text, or as a regular expression. */
  by: "value" | "substring" | "regex";
  values: string[];
  /** What the server doesn't know about a file breaks such a limit. */
  isRequired?: boolean;
};

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
