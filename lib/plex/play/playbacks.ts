import { memory } from "@/lib/process/memory";
import type { Plex } from "../plex";
import type { Progress } from "../schemas/requests";

/** What somebody plays through Marquee, as their player reported it last. */
export type Playback = Pick<Progress, "ratingKey" | "time" | "state" | "sessionId"> & {
  clientIdentifier: string;
  deviceName: string | undefined;
};

/** Players report every 10 s, hidden pages once a minute: who was silent for longer than this is gone. */
const SILENT_MS = 3 * 60_000;

type Noted = { playback: Playback; userId: string; serverId: string };

/** The last report comes first. Only in memory: after a restart the next report brings a playback back. */
const noted = memory<Noted>("playbacks", { most: 5_000, forMs: SILENT_MS });

/** Takes note of a report that the server has taken. */
export function notePlayback(plex: Plex, { ratingKey, time, state, sessionId }: Progress): void {
  const { userId, serverId, clientIdentifier, deviceName } = plex;
  const key = JSON.stringify([userId, serverId, sessionId]);
  const playback = { ratingKey, time, state, sessionId, clientIdentifier, deviceName };
  if (state === "stopped") noted.delete(key);
  else noted.set(key, { playback, userId, serverId });
}

/** What this person plays on this server now, the one that reported last first. */
export const playbacksOf = ({ userId, serverId }: Plex): Playback[] =>
  [...noted.values()]
    .filter((one) => one.userId === userId && one.serverId === serverId)
    .map((one) => one.playback);
