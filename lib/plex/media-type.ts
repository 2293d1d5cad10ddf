import { PlexError } from "./errors";
import type { Reply } from "./http";

/** What films, sound, pictures, playlists and subtitles come as (PROTOCOL §6.2, §6.8, §6.9, §7.2). */
const media = [
  /^(video|audio)\//,
  /^image\/(?!svg)/,
  /^application\/(octet-stream|x-mpegurl|vnd\.apple\.mpegurl|x-subrip)$/,
  /^text\/(plain|vtt|srt|x-ssa|x-subrip)$/,
];

/**
 * Lets only bytes to watch through. A page instead of a film is a reverse proxy's sign-in or an error dressed
 * as 200 (PROTOCOL §9.1), and what a browser would run as a page must never come from Marquee's own origin.
 *
 * @throws PlexError `bad_reply`, after dropping the body
 */
export async function onlyMedia(reply: Reply): Promise<Reply> {
  if (reply.status !== 200 && reply.status !== 206) return reply;
  const [type = ""] = String(reply.headers["content-type"] ?? "application/octet-stream").split(";");
  if (media.some((pattern) => pattern.test(type.trim().toLowerCase()))) return reply;
  await reply.body.dump();
  throw new PlexError("bad_reply", { status: reply.status });
}
