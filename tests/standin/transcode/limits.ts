import type { MediaFile, MediaStream } from "../media/index.ts";
import type { Limitation, Profile, TranscodeTarget } from "./types.ts";

/** What is played: a film, or music without a picture. */
export type Kind = "video" | "music";
type Tracks = { video?: MediaStream; audio?: MediaStream };

/** Whether a codec stands in a profile's list. */
export const lists = (wanted: string[], codec: string) =>
  wanted.includes("*") || wanted.includes(codec.toLowerCase());

/** The first limitation on this track's codec that it breaks, or `undefined`. */
export function brokenLimit(profile: Profile, kind: Kind, stream: MediaStream): Limitation | undefined {
  const scope = stream.streamType === 1 ? "videoCodec" : kind === "music" ? "musicCodec" : "videoAudioCodec";
  return firstBroken(limitsOf(profile, [scope], stream.codec), tracksOf(stream));
}

/** The first limitation on a conversion's target that this track breaks when copied, or `undefined`. */
export function brokenTargetLimit(
  profile: Profile,
  target: TranscodeTarget,
  stream: MediaStream,
): Limitation | undefined {
  const about = stream.streamType === 1 ? "video." : "audio.";
  const limits = limitsOf(profile, TARGET_SCOPES, target.id ?? "");
  return firstBroken(
    limits.filter((limit) => limit.name.startsWith(about)),
    tracksOf(stream),
  );
}

const TARGET_SCOPES = ["transcodeTarget", "videoTranscodeTarget"];

/** The lowest `upperBound` set on `name` (say `video.width`) for a codec and for the target, or infinity. */
export function upperBound(
  profile: Profile,
  target: TranscodeTarget,
  scope: "videoCodec" | "videoAudioCodec" | "musicCodec",
  codec: string,
  name: string,
): number {
  const limits = [...limitsOf(profile, [scope], codec), ...limitsOf(profile, TARGET_SCOPES, target.id ?? "")];
  const bounds = limits
    .filter((limit) => limit.type === "upperBound" && limit.name === name)
    .map((limit) => Number(limit.values[0]));
  return Math.min(Number.POSITIVE_INFINITY, ...bounds);
}

/** Why the client's profile can't take the original file, or `undefined` when it can (PROTOCOL §6.6, codes 3000 and 3001). */
export function directPlayObstacle(
  profile: Profile,
  kind: Kind,
  file: MediaFile,
  tracks: Tracks,
): { code: number; text: string } | undefined {
  const { video, audio } = tracks;
  const fitting = profile.directPlay.some(
    (entry) =>
      entry.type === `${kind}Profile` &&
      lists(entry.container, file.container) &&
      (!video || lists(entry.videoCodec, video.codec)) &&
      (!audio || lists(entry.audioCodec, audio.codec)),
  );
  if (!fitting) {
    const codec = kind === "video" ? (["video", video] as const) : (["audio", audio] as const);
    const what = `with container ${file.container}, and ${codec[0]} codec ${codec[1]?.codec ?? "none"}`;
    return { code: 3000, text: `No direct play ${kind} profile exists for protocol http, ${what}.` };
  }
  const limit =
    firstBroken(limitsOf(profile, [`${kind}Container`], file.container), tracks) ??
    (video && brokenLimit(profile, kind, video)) ??
    (audio && brokenLimit(profile, kind, audio));
  if (limit) return { code: 3001, text: `Limitation ${limit.name} of the client profile is not met.` };
  const usual = file.streams.find((stream) => stream.streamType === 2);
  if (audio && audio !== usual && profile.settings.DirectPlayStreamSelection !== "true") {
    return { code: 3001, text: "The selected audio stream is not the default one." };
  }
  return undefined;
}

function limitsOf(profile: Profile, scopes: string[], name: string): Limitation[] {
  return profile.limitations.filter(
    (limit) =>
      scopes.includes(limit.scope) && (limit.scopeName === "*" || limit.scopeName === name.toLowerCase()),
  );
}

const tracksOf = (stream: MediaStream): Tracks =>
  stream.streamType === 1 ? { video: stream } : { audio: stream };

function firstBroken(limits: Limitation[], tracks: Tracks): Limitation | undefined {
  return limits.find((limit) => {
    const value = valueOf(tracks, limit.name);
    return value === undefined ? limit.isRequired === true : !fits(limit, value);
  });
}

function valueOf({ video, audio }: Tracks, name: string): string | number | undefined {
  switch (name) {
    case "video.width":
      return video?.width;
    case "video.height":
      return video?.height;
    case "video.bitrate":
      return video?.bitrate;
    case "video.level":
      return video?.level;
    case "video.bitDepth":
      return video?.bitDepth;
    case "video.frameRate":
      return video?.frameRate;
    case "video.profile":
      return video?.profile;
    case "audio.bitrate":
      return audio?.bitrate;
    case "audio.channels":
      return audio?.channels;
    case "audio.samplingRate":
      return audio?.samplingRate;
    case "audio.profile":
      return audio?.profile;
    default:
      return undefined;
  }
}

function fits(limit: Limitation, value: string | number): boolean {
  switch (limit.type) {
    case "upperBound":
      return Number(value) <= Number(limit.values[0]);
    case "lowerBound":
      return Number(value) >= Number(limit.values[0]);
    case "match":
      return matches(limit, String(value));
    case "notMatch":
      return !matches(limit, String(value));
    default:
      return true;
  }
}

function matches({ by, values }: Limitation, value: string): boolean {
  if (by === "regex") return values.some((pattern) => new RegExp(pattern, "i").test(value));
  const text = value.toLowerCase();
  return by === "substring" ? values.some((part) => text.includes(part)) : values.includes(text);
}
