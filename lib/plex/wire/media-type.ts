import { PlexError } from "./errors";
import type { Reply } from "./exchange";

/** What films, sound, pictures, playlists and subtitles come as (PROTOCOL §6.2, §6.8, §6.9, §7.2). */
const media = [
  /^(video|audio)\/[\w.+-]+$/,
  /^image\/(?!svg)[\w.+-]+$/,
  /^application\/(octet-stream|x-mpegurl|vnd\.apple\.mpegurl|x-subrip)$/,
  /^text\/(plain|vtt|srt|x-ssa|x-subrip)$/,
];

/** Whether an answer carries the bytes themselves; a 304 or 416 only says something about them. */
export const carriesBytes = ({ status }: Pick<Reply, "status">) => status === 200 || status === 206;

/**
 * Lets only media through. A page instead of a film is a reverse proxy's sign-in page or an error sent as 200
 * (PROTOCOL §9.1), and nothing that a browser would show as a page may come from Marquee's own origin, whatever its
 * status.
 *
 * @throws PlexError `bad_reply`, after dropping the body
 */
export async function onlyMedia(reply: Reply): Promise<Reply> {
  const given = String(reply.headers["content-type"] ?? "application/octet-stream");
  const [type = ""] = given.split(";");
  const isMedia = media.some((pattern) => pattern.test(type.trim().toLowerCase()));
  // Of several types in one header, browsers take the last.
  if (carriesBytes(reply) && isMedia && !given.includes(",")) return reply;
  await reply.body.dump();
  throw new PlexError("bad_reply", { status: reply.status });
}
