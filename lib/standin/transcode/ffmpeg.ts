import { fileURLToPath } from "node:url";
import type { MediaFile } from "../media/index.ts";
import type { Conversion } from "./decision.ts";
import { segmentName } from "./playlist.ts";

/** Segments `from` up to, not including, `to`, each `length` seconds; they are written into `folder`. */
export type Run = { from: number; to: number; length: number; folder: string };

// A bare machine has no fonts at all, so burnt-in subtitles bring their own.
const FONTS = fileURLToPath(new URL("../../../node_modules/@fontsource/oswald/files", import.meta.url));

/**
 * ffmpeg's arguments for one run over a part of a title. Source timestamps are kept (`-copyts`), so that segment n starts
 * at n * length in whatever order the segments are made; MPEG-TS adds the same 0.1 s to all of them (twice `muxdelay`).
 * ffmpeg prints a line on stdout whenever a segment is complete.
 */
export function ffmpegArguments(file: MediaFile, conversion: Conversion, run: Run): string[] {
  const start = run.from * run.length;
  const seconds = (run.to - run.from) * run.length;
  const copied = conversion.video?.decision === "copy";
  // A copy starts at a keyframe: aim a little behind it, because some demuxers start early to be safe. What then comes
  // after the last segment is a segment too many, which nobody takes.
  const aim = copied ? 0.2 : 0;
  const cuts = Array.from({ length: run.to - run.from }, (_, n) => (run.from + n + 1) * run.length);
  return [
    ...["-nostdin", "-v", "error", "-copyts", ...(copied ? ["-noaccurate_seek"] : [])],
    ...["-ss", String(start + aim), "-t", String(seconds), "-i", file.path],
    ...video(file, conversion, run),
    ...audio(conversion),
    ...["-muxdelay", "0.05", "-avoid_negative_ts", "disabled", "-f", "segment", "-segment_format", "mpegts"],
    // Without this the very first segment is pushed back until no timestamp is negative, and no longer fits the second.
    ...["-segment_format_options", "avoid_negative_ts=disabled"],
    ...["-segment_times", cuts.join(","), "-segment_start_number", String(run.from)],
    ...["-segment_list", "pipe:1", "-segment_list_type", "csv", `${run.folder}/%05d.ts`],
  ];
}

/** The number of the segment that a line of ffmpeg's segment list tells complete; `undefined` for any other line. */
export function completedSegment(line: string): number | undefined {
  const name = line.split(",")[0] ?? "";
  const n = Number.parseInt(name, 10);
  return segmentName(n) === name ? n : undefined;
}

function video(file: MediaFile, { video, burn }: Conversion, run: Run): string[] {
  if (!video) return ["-vn"];
  const map = ["-map", `0:${video.from.index}`];
  if (video.decision === "copy") return [...map, "-c:v", "copy"];
  const filters = [
    `scale=${video.width}:${video.height}`,
    ...(burn ? [subtitles(file, burn)] : []),
    "format=yuv420p",
  ];
  return [
    ...[...map, "-vf", filters.join(",")],
    ...["-c:v", "libx264", "-preset", "superfast", "-profile:v", "high", "-crf", "23"],
    ...["-maxrate", `${video.bitrate}k`, "-bufsize", `${video.bitrate * 2}k`, "-sc_threshold", "0"],
    // A segment must begin with a keyframe, whatever the source has there.
    // `t` counts from the run's first frame.
    ...["-force_key_frames", `expr:gte(t,n_forced*${run.length})`],
  ];
}

function audio({ audio }: Conversion): string[] {
  if (!audio) return ["-an"];
  const map = ["-map", `0:${audio.from.index}`];
  if (audio.decision === "copy") return [...map, "-c:a", "copy"];
  const encoder = audio.codec === "mp3" ? "libmp3lame" : audio.codec;
  return [...map, "-c:a", encoder, "-ac", String(audio.channels), "-b:a", `${audio.bitrate}k`];
}

function subtitles(file: MediaFile, burn: NonNullable<Conversion["burn"]>): string {
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
