import { type Plex, toSearch } from "./ask";
import { askDecision, type Decision, modeOf, type PlayOptions, plan } from "./decision";
import { PlexError } from "./errors";

/** Where a browser gets a film: a path on Marquee's own origin, without any token in it. */
export type StreamStart = { path: string; decision: Decision };

/**
 * Decides how to play an item and says where its bytes are: the file itself, or the playlist of a
 * transcode that Plex has been told of (PROTOCOL §6.1).
 *
 * @returns `path` on the media server; the proxy route carries it
 * @throws PlexError `rejected` with Plex's own words when Plex refuses to play
 */
export async function startStream(plex: Plex, ratingKey: string, options: PlayOptions): Promise<StreamStart> {
  const { decision, part, query } = await plan(plex, ratingKey, options);
  if (decision.mode === "refused") {
    const words = decision.transcodeDecisionText ?? decision.generalDecisionText;
    throw new PlexError("rejected", { message: words });
  }
  if (decision.mode === "directplay") {
    if (!part.key) throw new PlexError("not_found");
    return { path: part.key, decision };
  }
  return { path: `/video/:/transcode/universal/start.m3u8?${toSearch(query)}`, decision };
}

/**
 * Tells Plex again of a transcode that was decided earlier: it forgets one that nobody plays (PROTOCOL §6.7),
 * and starts none that it doesn't know (§6.3).
 *
 * @param query the very one that `start.m3u8` gets next
 * @throws PlexError `rejected` with Plex's own words when Plex refuses by now
 */
export async function announceTranscode(plex: Plex, query: URLSearchParams): Promise<void> {
  const reply = await askDecision(plex, query);
  if (modeOf(reply) !== "refused") return;
  throw new PlexError("rejected", { message: reply.transcodeDecisionText ?? reply.generalDecisionText });
}
