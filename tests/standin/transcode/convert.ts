import type { MediaStream } from "../media/index.ts";
import { brokenLimit, brokenTargetLimit, lists, upperBound } from "./limits.ts";
import type { TranscodeQuery } from "./query.ts";
import type { Conversion, Profile, TranscodeTarget } from "./types.ts";

const VIDEO_ENCODERS = ["h264"]; // HEVC would need Plex Pass (PROTOCOL §6.5)
const AUDIO_ENCODERS = ["aac", "mp3", "ac3", "eac3", "flac", "opus"];
const TEXT_SUBTITLES = ["srt", "subrip", "ass", "ssa", "webvtt", "mov_text"];
/** Where sound begins to suffer; kbps. */
const LEAST_AUDIO = 32;
const LEAST_VIDEO = 32;

/**
 * The picture: copied where the profile takes it as it is and it fits into the frame and the bitrate asked for, else
 * encoded. The bitrate is for picture and sound together; `spent` is what the sound takes of it, in kbps.
 */
export function convertVideo(
  query: TranscodeQuery,
  profile: Profile,
  target: TranscodeTarget,
  from: MediaStream,
  { burning, spent }: { burning: boolean; spent: number },
): Conversion["video"] {
  const { width = 0, height = 0, bitrate = 0 } = from;
  const box = query.videoResolution;
  const cap = (query.maxVideoBitrate ?? Number.POSITIVE_INFINITY) - spent;
  const small = !box || (width <= box.width && height <= box.height);
  const allowed = lists(target.videoCodec, from.codec) && !limited(query, profile, target, from);
  if (query.directStream && !burning && allowed && small && bitrate <= cap) {
    return { from, decision: "copy", codec: from.codec, width, height, bitrate };
  }
  const codec = target.videoCodec.find((name) => VIDEO_ENCODERS.includes(name));
  if (!codec) return undefined;
  const bound = (name: string) => upperBound(profile, target, "videoCodec", codec, name);
  const scale = Math.min(
    1, // never larger than the source
    Math.min(box?.width ?? width, bound("video.width")) / width,
    Math.min(box?.height ?? height, bound("video.height")) / height,
  );
  const even = (size: number) => Math.max(2, Math.round((size * scale) / 2) * 2);
  // HEVC says with two bits what H.264 says with three; a film never needs more than it had.
  const worth = Math.round(bitrate * (from.codec === "hevc" ? 1.5 : 1) * Math.max(scale, 0.3));
  const most = Math.max(LEAST_VIDEO, Math.min(cap, bound("video.bitrate"), Math.max(worth, 300)));
  return { from, decision: "transcode", codec, width: even(width), height: even(height), bitrate: most };
}

/** The sound, in the same way; a small bitrate leaves it no more than a third. */
export function convertAudio(
  query: TranscodeQuery,
  profile: Profile,
  target: TranscodeTarget,
  from: MediaStream,
): Conversion["audio"] {
  const { channels = 2, bitrate = 128 } = from;
  const music = query.kind === "music";
  const wanted = query.audioChannelCount ?? Number.POSITIVE_INFINITY;
  const cap = music ? query.musicBitrate : query.maxVideoBitrate && Math.round(query.maxVideoBitrate / 3);
  const share = Math.max(LEAST_AUDIO, cap ?? Number.POSITIVE_INFINITY);
  const allowed = lists(target.audioCodec, from.codec) && !limited(query, profile, target, from);
  const mayCopy = music ? query.directStream || query.directStreamAudio : query.directStreamAudio;
  if (mayCopy && allowed && channels <= wanted && bitrate <= share) {
    return { from, decision: "copy", codec: from.codec, channels, bitrate };
  }
  const codec = target.audioCodec.find((name) => AUDIO_ENCODERS.includes(name));
  if (!codec) return undefined;
  const scope = music ? "musicCodec" : "videoAudioCodec";
  const bound = (name: string) => upperBound(profile, target, scope, codec, name);
  const unsaid = bound("audio.channels") === Number.POSITIVE_INFINITY;
  const most = codec === "mp3" || unsaid ? 2 : bound("audio.channels");
  const out = Math.max(1, Math.min(channels, most, wanted));
  const usual = music ? 192 : out * 64;
  const kbps = Math.min(codec === "flac" ? bitrate : usual, share, bound("audio.bitrate"));
  return { from, decision: "transcode", codec, channels: out, bitrate: kbps };
}

/**
 * The chosen subtitle, if there is one: `auto` sends text where the client has a target for it and burns what it can't
 * send; `burn` burns; the others send text in their own way or nothing (PROTOCOL §6.9).
 */
export function convertSubtitle(
  query: TranscodeQuery,
  target: TranscodeTarget,
  textTarget: TranscodeTarget | undefined,
  from: MediaStream | undefined,
): Conversion["subtitle"] {
  if (!from || query.kind === "music") return undefined;
  const styled = from.codec === "ass" || from.codec === "ssa";
  const text = TEXT_SUBTITLES.includes(from.codec) && !(styled && query.advancedSubtitles === "burn");
  const codec = textTarget?.subtitleCodec.includes("webvtt") ? "webvtt" : "srt";
  const burn = { from, how: "burn", codec: from.codec } as const;
  const embedded =
    query.protocol === "http" && target.container === "mkv" && text
      ? ({ from, how: "embedded", codec: "srt" } as const)
      : undefined;
  const segments =
    query.protocol === "hls" && textTarget && text
      ? ({ from, how: "segments", codec: "webvtt" } as const)
      : undefined;
  switch (query.subtitles) {
    case "burn":
      return burn;
    case "auto":
      return segments ?? embedded ?? burn;
    case "segmented":
      return segments;
    case "sidecar":
      return text ? { from, how: "sidecar", codec } : undefined;
    case "embedded":
      return embedded;
    default:
      return undefined;
  }
}

function limited(
  query: TranscodeQuery,
  profile: Profile,
  target: TranscodeTarget,
  stream: MediaStream,
): boolean {
  return (
    brokenLimit(profile, query.kind, stream) !== undefined ||
    brokenTargetLimit(profile, target, stream) !== undefined
  );
}
