import { exchange } from "../ask/ask";
import type { Plex } from "../plex";
import { isPlexError, PlexError } from "../wire/errors";
import { readBody } from "../wire/read-body";
import { path } from "../wire/target";
import { hasCues, toWebVtt } from "./webvtt";

/** A film's worth of subtitles is some 100 kB. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * An external text subtitle as WebVTT. Plex is asked for SRT, which it makes of every text format; the
 * rest is ours (PROTOCOL §6.9).
 *
 * @throws PlexError `not_found` also for subtitles inside the film's file, `bad_reply` for anything but SRT
 */
export async function readSubtitle(plex: Plex, streamId: string): Promise<string> {
  const query = { encoding: "utf-8", format: "srt" };
  const question = { path: path`/library/streams/${streamId}`, query, headers: { Accept: "*/*" } };
  const reply = await exchange(plex, question).catch((error: unknown) => {
    const embedded = isPlexError(error) && error.status === 501;
    throw embedded ? new PlexError("not_found", { status: 501, cause: error }) : error;
  });
  const text = (await readBody(reply, MOST_BYTES)).toString("utf8");
  if (text.trim() !== "" && !hasCues(text)) throw new PlexError("bad_reply", { status: reply.status });
  return toWebVtt(text);
}
