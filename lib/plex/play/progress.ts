import { ask, exchange, tell } from "../ask/ask";
import { forget, forgetBehind } from "../cache/forget";
import type { Plex, Question } from "../plex";
import { timelineReply } from "../schemas/decision";
import { type Item, listing } from "../schemas/item";
import type { Progress } from "../schemas/requests";
import { isPlexError, PlexError } from "../wire/errors";
import { containerOf, readJson } from "../wire/json";
import { refusePages } from "../wire/status";
import { path } from "../wire/target";
import { LIBRARY, mark } from "./marks";
import { notePlayback } from "./playbacks";

/** From here on Plex counts a view, unless the server is set otherwise (PROTOCOL §5.3). */
const WATCHED_SHARE = 0.9;

/**
 * Reports where a player is (PROTOCOL §5.1). A pause keeps the transcode alive, a stop ends it: both are
 * done here, so that a beacon from a closing tab is enough.
 *
 * @returns Plex's `terminationCode` and text when the server ended this playback: the player must stop
 */
export async function reportProgress(plex: Plex, progress: Progress) {
  const { ratingKey, state, sessionId } = progress;
  const reply = await exchange(plex, timeline(progress, { hasMDE: true }));
  const { viewCount, viewOffset, terminationCode, terminationText } = await timelineAnswer(reply);
  notePlayback(plex, progress);
  if (state === "paused") await tolerateGone(transcoder(plex, "ping", sessionId));
  if (state === "stopped") await tolerateGone(transcoder(plex, "stop", sessionId));
  if (state === "paused" || state === "stopped") {
    const nowWatched = Boolean(viewCount) && !viewOffset;
    await forget(plex, `item:${ratingKey}`, "watching", ...(nowWatched ? ["watched"] : []));
  }
  return { terminationCode, terminationText };
}

/**
 * Reports where a player was at a time when the server couldn't hear it (PROTOCOL §5.1: `offline`, `updated`).
 * An offline report has no session, and only a session counts a view (PROTOCOL §5.3): where the film had come
 * to its end and Plex still has a resume point afterwards, it is marked as watched.
 *
 * @param at when the player was there, ms since 1970
 * @returns false when Plex has heard of the item later than that: then nothing is reported
 * @throws PlexError `not_found` when the item is gone
 */
export async function replayProgress(plex: Plex, progress: Progress, at: number): Promise<boolean> {
  const { ratingKey, time, duration } = progress;
  // Rounded up, as Plex's own times are whole seconds: what Plex heard just before the report is not newer.
  const updated = Math.ceil(at / 1000);
  const before = await uncached(plex, ratingKey);
  if ((before.lastViewedAt ?? 0) > updated) return false;
  await refusePages(await exchange(plex, timeline(progress, { offline: true, updated })));
  const isOver = time >= duration * WATCHED_SHARE;
  const isUncounted = isOver && Boolean(before.viewOffset && (await uncached(plex, ratingKey)).viewOffset);
  if (isUncounted) await tell(plex, mark("/:/scrobble", ratingKey));
  await forgetBehind(plex, [`item:${ratingKey}`, "watching", ...(isOver ? ["watched"] : [])]);
  return true;
}

/** Past every cache. @throws PlexError `not_found` */
async function uncached(plex: Plex, ratingKey: string): Promise<Item> {
  const [item] = (await ask(plex, { path: path`/library/metadata/${ratingKey}` }, listing)).Metadata;
  if (!item) throw new PlexError("not_found");
  return item;
}

const timeline = (
  { ratingKey, time, duration, state, sessionId }: Progress,
  more: { hasMDE?: boolean; offline?: boolean; updated?: number },
): Question => ({
  path: "/:/timeline",
  method: "POST",
  query: {
    ratingKey,
    key: `/library/metadata/${ratingKey}`,
    identifier: LIBRARY,
    state,
    // Past its end Plex answers 400 (PROTOCOL §5.1).
    time: Math.round(Math.min(time, duration)),
    duration: Math.round(duration),
    ...more,
  },
  headers: { "X-Plex-Session-Identifier": sessionId },
  isWrite: true,
});

/** Older servers answer a timeline with nothing at all (PROTOCOL §5.1). */
async function timelineAnswer(reply: Awaited<ReturnType<typeof exchange>>) {
  if (!String(reply.headers["content-type"]).startsWith("application/json")) {
    await refusePages(reply);
    return timelineReply.parse({});
  }
  return timelineReply.parse(containerOf(await readJson(reply)) ?? {});
}

const transcoder = (plex: Plex, order: "ping" | "stop", session: string) =>
  tell(plex, { path: `/video/:/transcode/universal/${order}`, query: { session } });

/** A direct play has no transcode, and an idle one may be gone already: 404 is fine (PROTOCOL §10 no. 57). */
async function tolerateGone(telling: Promise<void>): Promise<void> {
  try {
    await telling;
  } catch (error) {
    if (!isPlexError(error, "not_found")) throw error;
  }
}
