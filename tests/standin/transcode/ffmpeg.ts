import { fileURLToPath } from "node:url";
import type { MediaFile } from "../media/index.ts";
import { segmentName } from "./playlist.ts";
import type { Conversion } from "./types.ts";

/** Segments `from` up to, not including, `to`, each `length` seconds; they are written into `folder`. */
export type Run = { from: number; to: number; length: number; folder: string };

// A bare machine has no fonts at all, so burnt-in subtitles bring their own.
const FONTS = fileURLToPath(new URL("../../../node_modules/@fontsource/oswald/files", import.meta.url));
const SOUND_ENCODERS: Record<string, string | undefined> = { mp3: "libmp3lame", opus: "libopus" };
// `frag_discont` lets a fragment begin at its own time instead of at 0, without an edit list to tell of the difference;
// a header before the first packet would not know what AC-3 says about itself, hence `delay_moov`.
const FRAGMENTED = "+frag_keyframe+delay_moov+default_base_moof";

// The first frames of a title are decoded before they are shown, at times below 0, which a fragment can't say: they are
// decoded a tick apart from 0 on instead.
const NEVER_NEGATIVE = ["-bsf:v", "setts=pts=PTS:dts=max(DTS\\,N)", "-bsf:a", "setts=ts=max(TS\\,N)"];

/**
 * ffmpeg's arguments for one run over a part of a title. Source timestamps are kept (`-copyts`), so that segment n starts
 * at n * length in whatever order the segments are made; MPEG-TS adds the same 0.1 s to all of them (twice `muxdelay`).
 * ffmpeg prints a line on stdout whenever a segment is complete.
 */
export function ffmpegArguments(file: MediaFile, conversion: Conversion, run: Run): string[] {
  const start = run.from * run.length;
  const seconds = (run.to - run.from) * run.length;
  const fragmented = conversion.container === "mp4";
  const cuts = Array.from({ length: run.to - run.from }, (_, n) => (run.from + n + 1) * run.length);
  // Without the first of these the very first segment is pushed back until no timestamp is negative, and no longer fits
  // the second.
  const options = [
    "avoid_negative_ts=disabled",
    ...(fragmented ? ["use_editlist=0", `movflags=${FRAGMENTED}+frag_discont`] : []),
  ];
  return [
    ...input(file, conversion, start, seconds),
    ...video(file, conversion, run.length),
    ...audio(conversion),
    ...(fragmented && run.from === 0 ? NEVER_NEGATIVE : []),
    ...["-muxdelay", "0.05", "-avoid_negative_ts", "disabled", "-f", "segment"],
    ...["-segment_format", fragmented ? "mp4" : "mpegts", "-segment_format_options", options.join(":")],
    ...["-segment_times", cuts.join(","), "-segment_start_number", String(run.from)],
    ...["-segment_list", "pipe:1", "-segment_list_type", "csv"],
    `${run.folder}/%05d.${fragmented ? "m4s" : "ts"}`,
  ];
}

/** ffmpeg's arguments for a whole title in one piece, from `offset` seconds on, written to stdout. */
export function progressiveArguments(file: MediaFile, conversion: Conversion, offset: number): string[] {
  const { container, subtitle } = conversion;
  const moving = offset > 0 ? ["-use_editlist", "0", "-avoid_negative_ts", "disabled"] : [];
  const mp4 = ["-movflags", offset > 0 ? `${FRAGMENTED}+frag_discont` : FRAGMENTED, ...moving, "-f", "mp4"];
  const embedded = subtitle?.how === "embedded";
  return [
    ...input(file, conversion, offset),
    ...(embedded && subtitle.from.external ? ["-ss", String(offset), "-i", subtitle.from.external.path] : []),
    ...video(file, conversion, 2),
    ...audio(conversion),
    ...(embedded ? ["-map", subtitle.from.external ? "1:0" : `0:${subtitle.from.index}`, "-c:s", "srt"] : []),
    ...(container === "mp4" ? mp4 : ["-f", container === "mkv" ? "matroska" : container]),
    "pipe:1",
  ];
}

/** The number of the segment that a line of ffmpeg's segment list tells complete; `undefined` for any other line. */
export function completedSegment(line: string, container: string): number | undefined {
  const name = line.split(",")[0] ?? "";
  const n = Number.parseInt(name, 10);
  return segmentName(n, container) === name ? n : undefined;
}

function input(file: MediaFile, { video }: Conversion, start: number, seconds?: number): string[] {
  const copied = video?.decision === "copy";
  // A copy starts at a keyframe: aim a little behind it, because some demuxers start early to be safe. What then comes
  // after the last segment is a segment too many, which nobody takes.
  const aim = copied ? 0.2 : 0;
  return [
    ...["-nostdin", "-v", "error", "-copyts", ...(copied ? ["-noaccurate_seek"] : [])],
    ...[
      "-ss",
      String(start + aim),
      ...(seconds === undefined ? [] : ["-t", String(seconds)]),
      "-i",
      file.path,
    ],
  ];
}

function video(file: MediaFile, { video, subtitle, container }: Conversion, keyframes: number): string[] {
  if (!video) return ["-vn"];
  const map = ["-map", `0:${video.from.index}`];
  if (video.decision === "copy") {
    // Players know HEVC in MP4 by this name only.
    const tag = video.codec === "hevc" && container === "mp4" ? ["-tag:v", "hvc1"] : [];
    return [...map, "-c:v", "copy", ...tag];
  }
  const filters = [
    `scale=${video.width}:${video.height}`,
    ...(subtitle?.how === "burn" ? [subtitles(file, subtitle.from)] : []),
    "format=yuv420p",
  ];
  const rate = `${video.bitrate}k`;
  return [
    ...[...map, "-vf", filters.join(",")],
    ...["-c:v", "libx264", "-preset", "superfast", "-profile:v", "high", "-sc_threshold", "0"],
    // Every second has the bits that were promised: what a client measures is what it asked for.
    ...["-b:v", rate, "-minrate", rate, "-maxrate", rate, "-bufsize", rate, "-x264-params", "nal-hrd=cbr"],
    // A segment must begin with a keyframe, whatever the source has there.
    // `t` counts from the run's first frame.
    ...["-force_key_frames", `expr:gte(t,n_forced*${keyframes})`],
  ];
}

function audio({ audio }: Conversion): string[] {
  if (!audio) return ["-an"];
  const map = ["-map", `0:${audio.from.index}`];
  if (audio.decision === "copy") return [...map, "-c:a", "copy"];
  const encoder = SOUND_ENCODERS[audio.codec] ?? audio.codec;
  return [...map, "-c:a", encoder, "-ac", String(audio.channels), "-b:a", `${audio.bitrate}k`];
}

function subtitles(file: MediaFile, burn: NonNullable<Conversion["subtitle"]>["from"]): string {
  const inside = file.streams.filter((stream) => stream.streamType === 3 && !stream.external);
  const source = burn.external?.path ?? file.path;
  const which = burn.external ? [] : [`si=${inside.indexOf(burn)}`];
  const style = "force_style=FontName=Oswald";
  return `subtitles=${[`filename=${escape(source)}`, ...which, `fontsdir=${escape(FONTS)}`, style].join(":")}`;
}

// A path passes two parsers, the filter's and the graph's; each takes one layer of backslashes off.
function escape(path: string): string {
  return path.replace(/[\\':]/g, "\\$&").replace(/[\\'[\],;]/g, "\\$&");
}
