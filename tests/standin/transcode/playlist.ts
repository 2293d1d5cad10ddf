import type { Conversion } from "./types.ts";

/** The master playlist: one variant, with addresses relative to `/video/:/transcode/universal/` (PROTOCOL §6.8). */
export function masterPlaylist(session: string, { video, audio, subtitle }: Conversion): string {
  const bandwidth = ((video?.bitrate ?? 0) + (audio?.bitrate ?? 0)) * 1000;
  const picture = video
    ? `,RESOLUTION=${video.width}x${video.height},FRAME-RATE=${video.from.frameRate ?? 24}`
    : "";
  const text = subtitle?.how === "segments" ? subtitle.from : undefined;
  const name = (text?.title ?? text?.language ?? "Subtitles").replaceAll('"', "'");
  const language = text?.languageTag ? `,LANGUAGE="${text.languageTag}"` : "";
  const rendition = `TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="${name}"${language},DEFAULT=YES,AUTOSELECT=YES`;
  return [
    "#EXTM3U",
    ...(text ? [`#EXT-X-MEDIA:${rendition},FORCED=NO,URI="session/${session}/vtt-base/index.m3u8"`] : []),
    `#EXT-X-STREAM-INF:PROGRAM-ID=1,BANDWIDTH=${bandwidth}${picture}${text ? ',SUBTITLES="subtitles"' : ""}`,
    `session/${session}/base/index.m3u8`,
    "",
  ].join("\n");
}

/** The whole title from 0 with its end, though nothing may be encoded yet. `duration` in ms, `length` of a segment in s. */
export function mediaPlaylist(duration: number, length: number, container: string): string {
  const fragmented = container === "mp4";
  return playlist(duration, length, (n) => segmentName(n, container), fragmented ? 7 : 3, [
    ...(fragmented ? ['#EXT-X-MAP:URI="header"'] : []),
  ]);
}

/** The same for the subtitles beside it. */
export function subtitlePlaylist(duration: number, length: number): string {
  return playlist(duration, length, (n) => `${n}.vtt`, 3, []);
}

function playlist(
  duration: number,
  length: number,
  name: (n: number) => string,
  version: number,
  header: string[],
): string {
  const count = segmentCount(duration, length);
  const lines = Array.from({ length: count }, (_, n) => {
    const seconds = Math.min(length, duration / 1000 - n * length);
    return `#EXTINF:${Number(seconds.toFixed(3))}, nodesc\n${name(n)}`;
  });
  return [
    "#EXTM3U",
    `#EXT-X-VERSION:${version}`,
    `#EXT-X-TARGETDURATION:${length}`,
    "#EXT-X-MEDIA-SEQUENCE:0",
    ...header,
    ...lines,
    "#EXT-X-ENDLIST",
    "",
  ].join("\n");
}

/** How many segments of `length` seconds a title of `duration` ms has. */
export const segmentCount = (duration: number, length: number): number => Math.ceil(duration / 1000 / length);

/** `00042.ts`, or `.m4s` for fMP4. */
export const segmentName = (n: number, container: string): string =>
  `${String(n).padStart(5, "0")}.${container === "mp4" ? "m4s" : "ts"}`;
