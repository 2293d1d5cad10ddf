import type { MediaFile, MediaStream } from "../media/index.ts";
import { brokenLimit, directPlayObstacle, lists, upperBound } from "./limits.ts";
import type { Profile, TranscodeTarget } from "./profile.ts";
import type { TranscodeQuery } from "./query.ts";

/** The tracks a person has chosen, as the file holds them. */
export type Chosen = { video?: MediaStream; audio?: MediaStream; subtitle?: MediaStream };

/** What will be sent: how each track gets there, and what it is then. Bitrates in kbps. */
export type Conversion = {
  /** Absent: the target has no codec this server can encode, so the picture is dropped (PROTOCOL §6.5). */
  video?: {
    from: MediaStream;
    decision: "copy" | "transcode";
    codec: string;
    width: number;
    height: number;
    bitrate: number;
  };
  audio?: {
    from: MediaStream;
    decision: "copy" | "transcode";
    codec: string;
    channels: number;
    bitrate: number;
  };
  burn?: MediaStream;
};

export type Decision =
  | { mode: "directplay" }
  | { mode: "transcode"; directPlay: Verdict; conversion: Conversion }
  | { mode: "refused"; directPlay: Verdict; transcode: Verdict };

export type Verdict = { code: number; text: string };

const VIDEO_ENCODERS = ["h264"]; // HEVC would need Plex Pass (PROTOCOL §6.5)
const AUDIO_ENCODERS = ["aac", "mp3", "ac3"];

/** The server's answer to "how do I play this" (PROTOCOL §6.6). Pure: looks at nothing but its arguments. */
export function decide(query: TranscodeQuery, profile: Profile, file: MediaFile, chosen: Chosen): Decision {
  const explicit = query.mediaIndex >= 0 && query.partIndex >= 0;
  const obstacle = !query.directPlay
    ? { code: 3000, text: "Direct play is disabled." }
    : query.hasMDE && explicit
      ? undefined // the client has its own engine and is trusted (PROTOCOL §6.4, hasMDE)
      : directPlayObstacle(profile, file, chosen.video, chosen.audio);
  if (!obstacle) return { mode: "directplay" };

  const directPlay = { code: obstacle.code, text: `App cannot direct play this item. ${obstacle.text}` };
  // Only HLS is delivered here; any other protocol is a profile this server doesn't have.
  const target = query.protocol === "hls" ? findTarget(profile, "videoProfile") : undefined;
  if (!target) {
    const text = `Cannot convert this item. No conversion profile exists for protocol ${query.protocol}.`;
    return { mode: "refused", directPlay, transcode: { code: 4005, text } };
  }
  return { mode: "transcode", directPlay, conversion: convert(query, profile, target, chosen) };
}

function findTarget(profile: Profile, type: string): TranscodeTarget | undefined {
  return profile.targets.find(
    (target) =>
      target.type === type && target.protocol === "hls" && ["streaming", "all"].includes(target.context),
  );
}

function convert(
  query: TranscodeQuery,
  profile: Profile,
  target: TranscodeTarget,
  chosen: Chosen,
): Conversion {
  const { subtitle } = chosen;
  // `auto` burns what it can't send as text; with no subtitle chosen both send none (PROTOCOL §6.9).
  const burning =
    query.subtitles === "burn" || (query.subtitles === "auto" && !findTarget(profile, "subtitleProfile"));
  const burn = burning ? subtitle : undefined;
  const audio = chosen.audio && convertAudio(query, profile, target, chosen.audio);
  const video = chosen.video && convertVideo(query, profile, target, chosen.video, burn !== undefined);
  return { ...(video && { video }), ...(audio && { audio }), ...(burn && { burn }) };
}

function convertVideo(
  query: TranscodeQuery,
  profile: Profile,
  target: TranscodeTarget,
  from: MediaStream,
  burning: boolean,
): Conversion["video"] {
  const { width = 0, height = 0, bitrate = 0 } = from;
  const box = query.videoResolution;
  const cap = query.maxVideoBitrate ?? Number.POSITIVE_INFINITY;
  const small = !box || (width <= box.width && height <= box.height);
  const allowed = lists(target.videoCodec, from.codec) && !brokenLimit(profile, "videoCodec", from);
  if (query.directStream && !burning && allowed && small && bitrate <= cap) {
    return { from, decision: "copy", codec: from.codec, width, height, bitrate };
  }
  const codec = target.videoCodec.find((name) => VIDEO_ENCODERS.includes(name));
  if (!codec) return undefined;
  const bound = (name: string) => upperBound(profile, "videoCodec", codec, name) ?? Number.POSITIVE_INFINITY;
  const scale = Math.min(
    1, // never larger than the source
    Math.min(box?.width ?? width, bound("video.width")) / width,
    Math.min(box?.height ?? height, bound("video.height")) / height,
  );
  const even = (size: number) => Math.max(2, Math.round((size * scale) / 2) * 2);
  // HEVC says with two bits what H.264 says with three; a film never needs more than it had.
  const worth = Math.round(bitrate * (from.codec === "hevc" ? 1.5 : 1) * Math.max(scale, 0.3));
  const most = Math.max(64, Math.min(cap, bound("video.bitrate"), Math.max(worth, 300)));
  return { from, decision: "transcode", codec, width: even(width), height: even(height), bitrate: most };
}

function convertAudio(
  query: TranscodeQuery,
  profile: Profile,
  target: TranscodeTarget,
  from: MediaStream,
): Conversion["audio"] {
  const { channels = 2, bitrate = 128 } = from;
  const wanted = query.audioChannelCount ?? Number.POSITIVE_INFINITY;
  const allowed = lists(target.audioCodec, from.codec) && !brokenLimit(profile, "videoAudioCodec", from);
  if (query.directStreamAudio && allowed && channels <= wanted) {
    return { from, decision: "copy", codec: from.codec, channels, bitrate };
  }
  const codec = target.audioCodec.find((name) => AUDIO_ENCODERS.includes(name));
  if (!codec) return undefined;
  const most = codec === "mp3" ? 2 : (upperBound(profile, "videoAudioCodec", codec, "audio.channels") ?? 2);
  const out = Math.max(1, Math.min(channels, most, wanted));
  return { from, decision: "transcode", codec, channels: out, bitrate: out * 64 };
}
