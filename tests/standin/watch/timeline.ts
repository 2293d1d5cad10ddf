import type { Item } from "../catalog/types.ts";
import type { Account, PlexServer } from "../world/types.ts";
import { markWatched } from "./marks.ts";
import { watchedFrom } from "./preferences.ts";
import { changeState, stateOf } from "./state.ts";
import type { Client, PlaySession } from "./types.ts";

/** Up to and with this time (ms) no resume point is stored. */
const shortestOffset = 60_000;
/** How long a player that vanished without `stopped` is still listed (PROTOCOL §5.1). */
const ghostMs = 30 * 60_000;

/** One progress report; times in ms, `session` the player's X-Plex-Session-Identifier. */
export type Report = {
  session: string;
  state: "playing" | "paused" | "buffering" | "stopped";
  time: number;
  client: Client;
  location: string;
  playQueueItemID?: number;
  playQueueID?: number;
  /** With `stopped`: another item follows, the session stays listed. */
  continuing: boolean;
};

/**
 * Applies PROTOCOL §5.3: a resume point is kept between 60 s and the threshold; crossing the threshold marks the item
 * watched only if the same session reported something between 0 and the threshold before.
 *
 * @returns the session as this report leaves it
 */
export function report(server: PlexServer, account: Account, item: Item, said: Report): PlaySession {
  const threshold = watchedFrom(server.preferences, item);
  const key = `${account.id}:${said.session}`;
  const before = server.watching.sessions.get(key);
  const same = before?.ratingKey === item.ratingKey ? before : undefined;
  const session: PlaySession = {
    id: said.session,
    key: before?.key ?? ++server.watching.lastSessionKey,
    accountId: account.id,
    ratingKey: item.ratingKey,
    state: said.state,
    time: said.time,
    reportedAt: Date.now(),
    client: said.client,
    location: said.location,
    playQueueItemID: said.playQueueItemID,
    playQueueID: said.playQueueID,
    armed: same?.armed ?? false,
  };

  if (said.time >= threshold) {
    if (session.armed) markWatched(server, account, item.ratingKey);
    session.armed = false;
  } else if (said.time > 0) {
    session.armed = true;
    keepOffset(server, account, item, said.time, Date.now());
  }

  // What is kept for the next item must not arm this one again.
  if (said.state === "stopped" && said.continuing)
    server.watching.sessions.set(key, { ...session, armed: false });
  else if (said.state === "stopped") server.watching.sessions.delete(key);
  else server.watching.sessions.set(key, session);
  return session;
}

/** A resume point from the past, of a client that was offline: no session, and never over something newer. */
export function reportOffline(
  server: PlexServer,
  account: Account,
  item: Item,
  { time, updatedAt }: { time: number; updatedAt: number },
): void {
  const newer = (stateOf(server, account, item.ratingKey).viewedAt ?? 0) > updatedAt;
  if (newer || time >= watchedFrom(server.preferences, item)) return;
  keepOffset(server, account, item, time, updatedAt);
}

/** Who plays what, the longest running first; players that fell silent half an hour ago are gone. */
export function playing(server: PlexServer): PlaySession[] {
  const since = Date.now() - ghostMs;
  return [...server.watching.sessions.values()].filter((session) => session.reportedAt >= since);
}

function keepOffset(server: PlexServer, account: Account, item: Item, time: number, viewedAt: number): void {
  if (time <= shortestOffset) return;
  changeState(server, account, item.ratingKey, { viewOffset: time, viewedAt, hidden: undefined });
}
