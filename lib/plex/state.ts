import { exchange, type Plex, readJson, refusePages, tell } from "./ask";
import { forget } from "./cache";
import { PlexError } from "./errors";
import { metadata } from "./library";
import { notePlayback } from "./playbacks";
import { timelineReply } from "./schemas/decision";

const LIBRARY = "com.plexapp.plugins.library";

/** A report from a player: `time` and `duration` in ms; `sessionId` as the stream was started with. */
export type Progress = {
  ratingKey: string;
  time: number;
  duration: number;
  state: "playing" | "paused" | "buffering" | "stopped";
  sessionId: string;
};

/**
 * Reports where a player is (PROTOCOL §5.1). A pause keeps the transcode alive, a stop ends it: both are
 * done here, so that a beacon from a closing tab is enough.
 *
 * @returns Plex's `terminationCode` and text when the server ended this playback: the player must stop
 */
export async function reportProgress(plex: Plex, progress: Progress) {
  const { ratingKey, time, duration, state, sessionId } = progress;
  const reply = await exchange(plex, {
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
      hasMDE: true,
    },
    headers: { "X-Plex-Session-Identifier": sessionId },
  });
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
 * Marks an item, or all episodes of a show or season, as watched (PROTOCOL §5.2).
 *
 * @throws PlexError `not_found`: PMS may answer an empty 200 for an unknown item, so it is looked up first
 */
export async function scrobble(plex: Plex, ratingKey: string): Promise<void> {
  await metadata(plex, ratingKey);
  await tell(plex, { path: "/:/scrobble", method: "PUT", query: { key: ratingKey, identifier: LIBRARY } });
  await forget(plex, "watched");
}

/** Marks as unwatched, and clears the resume point (PROTOCOL §5.2). */
export async function unscrobble(plex: Plex, ratingKey: string): Promise<void> {
  await metadata(plex, ratingKey);
  await tell(plex, { path: "/:/unscrobble", method: "PUT", query: { key: ratingKey, identifier: LIBRARY } });
  await forget(plex, "watched");
}

/** Rates an item 0–10; -1 clears the rating (PROTOCOL §5.2). Listings show it too. */
export async function rate(plex: Plex, ratingKey: string, rating: number): Promise<void> {
  const query = { key: ratingKey, identifier: LIBRARY, rating };
  await tell(plex, { path: "/:/rate", method: "PUT", query });
  await forget(plex, `item:${ratingKey}`, "watched");
}

/** Hides an item from Continue Watching until it is played again; nothing else changes (PROTOCOL §4.2). */
export async function removeFromContinueWatching(plex: Plex, ratingKey: string): Promise<void> {
  await tell(plex, { path: "/actions/removeFromContinueWatching", method: "PUT", query: { ratingKey } });
  await forget(plex, "watching");
}

/** Older servers answer a timeline with nothing at all (PROTOCOL §5.1). */
async function timelineAnswer(reply: Awaited<ReturnType<typeof exchange>>) {
  if (!String(reply.headers["content-type"]).startsWith("application/json")) {
    await refusePages(reply);
    return timelineReply.parse({});
  }
  const { MediaContainer } = Object(await readJson(reply));
  return timelineReply.parse(MediaContainer ?? {});
}

const transcoder = (plex: Plex, order: "ping" | "stop", session: string) =>
  tell(plex, { path: `/video/:/transcode/universal/${order}`, query: { session } });

/** A direct play has no transcode, and an idle one may be gone already: 404 is fine (PROTOCOL §10 no. 57). */
async function tolerateGone(telling: Promise<void>): Promise<void> {
  try {
    await telling;
  } catch (error) {
    if (!(error instanceof PlexError && error.code === "not_found")) throw error;
  }
}
