import type { Conversion } from "./decision.ts";

/** The master playlist: one variant, with an address relative to `/video/:/transcode/universal/` (PROTOCOL §6.8). */
export function masterPlaylist(session: string, { video, audio }: Conversion): string {
  const bandwidth = ((video?.bitrate ?? 0) + (audio?.bitrate ?? 0)) * 1000;
  const picture = video
    ? `,RESOLUTION=${video.width}x${video.height},FRAME-RATE=${video.from.frameRate ?? 24}`
    : "";
  return `#EXTM3U\n#EXT-X-STREAM-INF:PROGRAM-ID=1,BANDWIDTH=${bandwidth}${picture}\nsession/${session}/base/index.m3u8\n`;
}

/** The whole title from 0 with its end, though nothing may be encoded yet. `duration` in ms, `length` of a segment in s. */
export function mediaPlaylist(duration: number, length: number): string {
  const count = segmentCount(duration, length);
  const lines = Array.from({ length: count }, (_, n) => {
    const seconds = Math.min(length, duration / 1000 - n * length);
    return `#EXTINF:${Number(seconds.toFixed(3))}, nodesc\n${segmentName(n)}`;
  });
  return [
    "#EXTM3U",
    "#EXT-X-VERSION:3",
    `#EXT-X-TARGETDURATION:${length}`,
    "#EXT-X-MEDIA-SEQUENCE:0",
    ...lines,
    "#EXT-X-ENDLIST",
    "",
  ].join("\n");
}

/** How many segments of `length` seconds a title of `duration` ms has. */
export const segmentCount = (duration: number, length: number): number => Math.ceil(duration / 1000 / length);

export const segmentName = (n: number): string => `${String(n).padStart(5, "0")}.ts`;
