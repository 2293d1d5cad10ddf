import type { Plex } from "../plex";
import { type PlayOptions } from "../schemas/requests";
import { PlexError } from "../wire/errors";
import { refusalText } from "../wire/refusal-words";
import { toSearch } from "../wire/target";
import { filePath } from "./allowed-paths";
import { askDecision, type Decision, modeOf, plan } from "./decision";
import { locationOf } from "./location";

/** Where a browser gets a film: a path on Marquee's own origin, without any token in it. */
type StreamStart = { path: string; decision: Decision };

/**
 * Decides how to play an item and says where its bytes are: the file itself, or the playlist of a
 * transcode that Plex has been told of (PROTOCOL §6.1).
 *
 * @returns `path` on the media server; the proxy route carries it
 * @throws PlexError `rejected` with Plex's own words when Plex refuses to play, `bad_reply` for a file elsewhere
 */
export async function startStream(plex: Plex, ratingKey: string, options: PlayOptions): Promise<StreamStart> {
  const { decision, part, query } = await plan(plex, ratingKey, options);
  if (decision.mode === "refused") {
    throw new PlexError("rejected", { message: decision.refusal });
  }
  if (decision.mode === "directplay") {
    if (!part.key) throw new PlexError("not_found");
    return { path: filePath(part.key), decision };
  }
  return { path: `/video/:/transcode/universal/start.m3u8?${toSearch(query)}`, decision };
}

/**
 * Tells Plex again of a transcode that was decided earlier: it forgets one that nobody plays (PROTOCOL §6.7),
 * and starts none that it doesn't know (§6.3). Who plays may be elsewhere by now than who decided.
 *
 * @returns the query for `start.m3u8`
 * @throws PlexError `rejected` with Plex's own words when Plex refuses by now
 */
export async function announceTranscode(plex: Plex, decided: URLSearchParams): Promise<URLSearchParams> {
  const query = new URLSearchParams(decided);
  query.set("location", await locationOf(plex));
  const reply = await askDecision(plex, query);
  if (modeOf(reply) === "refused") throw new PlexError("rejected", { message: refusalText(reply) });
  return query;
}
