import { exchange } from "../ask/ask";
import { isNamedPicture } from "../ask/named-pictures";
import { reach } from "../ask/reach";
import type { Plex } from "../plex";
import type { Reply } from "../wire/exchange";
import { patience } from "../wire/http";
import { onlyMedia } from "../wire/media-type";
import { refuseErrors } from "../wire/status";
import { picturePath, streamPath, streamQuery } from "./allowed-paths";

/** What a viewer may ask about the bytes: which of them, and whether they changed. */
const conditions = ["range", "if-range", "if-none-match", "if-modified-since"];

/** Not changed, and no such range: there is nothing to watch in these answers, and nothing of them is carried. */
const bare = new Set([304, 416]);

/**
 * Opens a stream of a media server for a viewer: allow-listed paths only, with the server's token added
 * here and the viewer's own token, if any, left out.
 *
 * @param signal aborts the upstream request when the viewer leaves
 * @returns the answer as it starts: 200, 206, 304 or 416
 * @throws PlexError `forbidden` for other paths, before anything is sent; with Plex's own sentence where it
 *   refuses in words; `bad_reply` for what isn't media
 */
export async function openStream(
  plex: Plex,
  target: { segments: string[]; search: URLSearchParams },
  viewer: { method: "GET" | "HEAD"; headers: Headers; signal: AbortSignal },
): Promise<Reply> {
  const path = streamPath(target.segments);
  const query = streamQuery(target.search);
  const asked = conditions.flatMap((name) => {
    const value = viewer.headers.get(name);
    return value ? [[name, value] as const] : [];
  });
  const question = {
    path,
    query,
    method: viewer.method,
    headers: { Accept: "*/*", ...Object.fromEntries(asked) },
    signal: viewer.signal,
    isStream: true,
    isPlaying: true,
    // A transcoder starts an encoder before it answers with a far segment (PROTOCOL §6.8).
    headersTimeout: patience.slowHeaders,
  };
  return reach(plex, question, async (reply) =>
    bare.has(reply.status) ? reply : onlyMedia(await refuseErrors(reply, question)),
  );
}

/**
 * A picture, made smaller by Plex's photo transcoder (PROTOCOL §7.2).
 *
 * @param size pixels; the picture covers the box, without being cropped or blown up
 * @throws PlexError `forbidden` for other paths, `bad_reply` for what isn't a picture
 */
export async function openPicture(
  plex: Plex,
  address: string,
  size: { width: number; height: number },
  signal: AbortSignal,
): Promise<Reply> {
  const question = {
    path: "/photo/:/transcode",
    query: { url: picturePath(address, (one) => isNamedPicture(plex, one)), ...size, minSize: 1, upscale: 0 },
    headers: { Accept: "image/*" },
    signal,
  };
  return onlyMedia(await exchange(plex, question));
}
