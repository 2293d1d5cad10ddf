import { codeOfStatus, PlexError } from "./errors";
import type { Reply } from "./exchange";
import { readBody } from "./read-body";
import { refusalIn } from "./refusal-words";

/** What is no page is empty, so that nobody has to read on to the end of one. */
const MOST_OF_A_PAGE = 64 * 1024;

/**
 * @param isPlaying whether Plex's words are for a viewer
 * @throws PlexError for a status of 400 and above; the body is dropped, but for Plex's words to a viewer
 */
export async function refuseErrors(
  reply: Reply,
  { isPlaying }: { isPlaying?: boolean } = {},
): Promise<Reply> {
  if (reply.status < 400) return reply;
  const message = isPlaying ? await refusalIn(reply) : undefined;
  if (!isPlaying) await reply.body.dump();
  throw new PlexError(codeOfStatus(reply.status), {
    message,
    status: reply.status,
    retryAfter: secondsOf(reply.headers["retry-after"]),
  });
}

/** `Retry-After` in seconds from now: it is a number of them, or a date (RFC 9110 §10.2.3). */
function secondsOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const wait = /^\d+$/.test(retryAfter.trim())
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000);
  return Number.isFinite(wait) ? Math.max(wait, 0) : undefined;
}

/**
 * Drops the answer to something that Plex was told. Plex calls its empty success `text/html` (PROTOCOL §9.1); a
 * page with words in it is a reverse proxy's, and Plex heard nothing.
 *
 * @throws PlexError `bad_reply`
 */
export async function refusePages(reply: Reply): Promise<void> {
  const isHtml = String(reply.headers["content-type"]).startsWith("text/html");
  const text = isHtml ? (await readBody(reply, MOST_OF_A_PAGE)).toString("utf8") : await reply.body.dump();
  if (text?.trim()) throw new PlexError("bad_reply", { status: reply.status });
}
