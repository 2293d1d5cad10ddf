import type { MediaFile, MediaStream } from "../media/index.ts";
import type { Limitation, Profile } from "./profile.ts";

const holds = (wanted: string[], codec: string) =>
  wanted.includes("*") || wanted.includes(codec.toLowerCase());

/** Whether a codec stands in a profile's list. */
export const lists = holds;

/** The first limitation that this track breaks, or `undefined`. `scope` is `videoCodec` or `videoAudioCodec`. */
export function brokenLimit(
  profile: Profile,
  scope: "videoCodec" | "videoAudioCodec",
  stream: MediaStream,
): Limitation | undefined {
  return limitsOf(profile, scope, stream.codec).find((limit) => {
    const value = valueOf(stream, limit.name);
    // What the server doesn't know about a file can't break a limit.
    return value !== undefined && !fits(limit, value);
  });
}

/** The lowest `upperBound` a profile sets on `name` (say `video.width`) for a codec, or `undefined`. */
export function upperBound(
  profile: Profile,
  scope: "videoCodec" | "videoAudioCodec",
  codec: string,
  name: string,
): number | undefined {
  const bounds = limitsOf(profile, scope, codec)
    .filter((limit) => limit.type === "upperBound" && limit.name === name)
    .map((limit) => Number(limit.values[0]));
  return bounds.length ? Math.min(...bounds) : undefined;
}

/** Why the client's profile can't take the original file, or `undefined` when it can (PROTOCOL §6.6, codes 3000 and 3001). */
export function directPlayObstacle(
  profile: Profile,
  file: MediaFile,
  video: MediaStream | undefined,
  audio: MediaStream | undefined,
): { code: number; text: string } | undefined {
  const fits = profile.directPlay.some(
    (entry) =>
      entry.type === "videoProfile" &&
      holds(entry.container, file.container) &&
      (!video || holds(entry.videoCodec, video.codec)) &&
      (!audio || holds(entry.audioCodec, audio.codec)),
  );
  if (!fits) {
    const what = `with container ${file.container}, and video codec ${video?.codec ?? "none"}`;
    return { code: 3000, text: `No direct play video profile exists for protocol http, ${what}.` };
  }
  const limit =
    (video && brokenLimit(profile, "videoCodec", video)) ??
    (audio && brokenLimit(profile, "videoAudioCodec", audio));
  if (limit) return { code: 3001, text: `Limitation ${limit.name} of the client profile is not met.` };
  const usual = file.streams.find((stream) => stream.streamType === 2);
  if (audio && audio !== usual && profile.settings.DirectPlayStreamSelection !== "true") {
    return { code: 3001, text: "The selected audio stream is not the default one." };
  }
  return undefined;
}

function limitsOf(profile: Profile, scope: string, codec: string): Limitation[] {
  return profile.limitations.filter(
    (limit) => limit.scope === scope && (limit.scopeName === "*" || limit.scopeName === codec.toLowerCase()),
  );
}

function valueOf(stream: MediaStream, name: string): string | number | undefined {
  switch (name) {
    case "video.width":
      return stream.width;
    case "video.height":
      return stream.height;
    case "video.bitrate":
    case "audio.bitrate":
      return stream.bitrate;
    case "video.level":
      return stream.level;
    case "video.bitDepth":
      return stream.bitDepth;
    case "video.frameRate":
      return stream.frameRate;
    case "video.profile":
      return stream.profile;
    case "audio.channels":
      return stream.channels;
    case "audio.samplingRate":
      return stream.samplingRate;
    default:
      return undefined;
  }
}

function fits(limit: Limitation, value: string | number): boolean {
  const listed = limit.values.includes(String(value).toLowerCase());
  switch (limit.type) {
    case "upperBound":
      return Number(value) <= Number(limit.values[0]);
    case "lowerBound":
      return Number(value) >= Number(limit.values[0]);
    case "match":
      return listed;
    case "notMatch":
      return !listed;
    default:
      return true;
  }
}
