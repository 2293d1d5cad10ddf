import { once } from "@/lib/process/once";
import type { Plex } from "../plex";
import type { Progress } from "../schemas/requests";

/** What somebody plays through Marquee, as their player reported it last. */
export type Playback = Pick<Progress, "ratingKey" | "time" | "state" | "sessionId"> & {
  clientIdentifier: string;
  deviceName: string | undefined;
};

/** Players report every 10 s, hidden pages once a minute: who was silent for longer than this is gone. */
const SILENT_MS = 3 * 60_000;
/** The one that was silent longest makes room. */
const MOST = 5_000;

type Noted = { playback: Playback; userId: string; serverId: string; at: number };

/** In order of the last report. Only in memory: after a restart the next report brings a playback back. */
const noted = () => once("playbacks", () => new Map<string, Noted>());

/** Takes note of a report that the server has taken. */
export function notePlayback(plex: Plex, { ratingKey, time, state, sessionId }: Progress): void {
  const { userId, serverId, clientIdentifier, deviceName } = plex;
  const key = JSON.stringify([userId, serverId, sessionId]);
  const playback = { ratingKey, time, state, sessionId, clientIdentifier, deviceName };
  noted().delete(key);
  if (state !== "stopped") noted().set(key, { playback, userId, serverId, at: Date.now() });
  for (const [oldest, { at }] of noted()) {
    if (Date.now() - at < SILENT_MS && noted().size <= MOST) break;
    noted().delete(oldest);
  }
}

/** What this person plays on this server now, the one that reported last first. */
export const playbacksOf = ({ userId, serverId }: Plex): Playback[] =>
  [...noted().values()]
    .filter((one) => one.userId === userId && one.serverId === serverId && Date.now() - one.at < SILENT_MS)
    .map((one) => one.playback)
    .reverse();
