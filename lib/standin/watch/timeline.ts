import type { Item } from "../catalog/types.ts";
import type { Account, PlexServer } from "../world/types.ts";
import { markWatched } from "./marks.ts";
import { changeState } from "./state.ts";
import type { PlaySession } from "./types.ts";

/** Share of the duration at which an item counts as watched: the default of LibraryVideoPlayedThreshold. */
export const watchedThreshold = 0.9;
/** Up to and with this time (ms) no resume point is stored. */
const shortestOffset = 60_000;

/** One progress report; `time` in ms, `session` the player's X-Plex-Session-Identifier. */
export type Report = {
  session: string;
  state: "playing" | "paused" | "buffering" | "stopped";
  time: number;
  client: PlaySession["client"];
};

/**
 * Applies PROTOCOL §5.3: a resume point is kept between 60 s and the threshold; crossing the threshold marks the item
 * watched only if the same session reported something between 0 and the threshold before.
 */
export function report(server: PlexServer, account: Account, item: Item, said: Report): void {
  const threshold = watchedThreshold * (item.duration ?? 0);
  const key = `${account.id}:${said.session}`;
  const before = server.watching.sessions.get(key);
  const same = before?.ratingKey === item.ratingKey ? before : undefined;
  const session: PlaySession = {
    id: said.session,
    accountId: account.id,
    ratingKey: item.ratingKey,
    state: said.state,
    time: said.time,
    client: said.client,
    armed: same?.armed ?? false,
  };

  if (said.time >= threshold) {
    if (session.armed) markWatched(server, account, item.ratingKey);
    session.armed = false;
  } else if (said.time > 0) {
    session.armed = true;
    if (said.time > shortestOffset) {
      const kept = { viewOffset: said.time, viewedAt: Date.now(), hidden: undefined };
      changeState(server, account, item.ratingKey, kept);
    }
  }

  if (said.state === "stopped") server.watching.sessions.delete(key);
  else server.watching.sessions.set(key, session);
}
