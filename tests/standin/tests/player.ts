import { expect } from "vitest";
import type { Reply, Visitor } from "./visitor.ts";

const at = "/video/:/transcode/universal";

/** Asks for a conversion to H.264 in HLS; `more` changes what is asked. */
export function decide(visitor: Visitor, key: string, more: Record<string, string>): Promise<Reply> {
  return visitor.ask(`${at}/decision?${queryOf(key, more)}`);
}

/**
 * Starts a conversion the way a player does: decision, start, playlist.
 *
 * @returns the path of segment n
 */
export async function convert(
  visitor: Visitor,
  key: string,
  session: string,
  playback = session,
): Promise<(n: number) => string> {
  const query = queryOf(key, { session, "X-Plex-Session-Identifier": playback });
  for (const path of [`decision?${query}`, `start.m3u8?${query}`, `session/${session}/base/index.m3u8`])
    expect((await visitor.ask(`${at}/${path}`)).status).toBe(200);
  return (n) => `${at}/session/${session}/base/${String(n).padStart(5, "0")}.ts`;
}

function queryOf(key: string, more: Record<string, string>): URLSearchParams {
  return new URLSearchParams({
    path: `/library/metadata/${key}`,
    protocol: "hls",
    mediaIndex: "0",
    partIndex: "0",
    directPlay: "0",
    directStream: "0",
    directStreamAudio: "0",
    maxVideoBitrate: "1500",
    videoResolution: "720x480",
    subtitles: "none",
    "X-Plex-Platform": "Chrome",
    ...more,
  });
}
