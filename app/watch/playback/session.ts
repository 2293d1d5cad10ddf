import { reportLast, reportProgress, startStream } from "@/app/queries/playback";
import type { Capabilities } from "@/lib/plex";
import type { Source } from "./engine";
import type { Film } from "./film";
import type { Attempt } from "./recovery";
import { Reporter } from "./reporter";
import type { Choice, Snapshot } from "./snapshot";

/** One stream of a film, from Plex's decision to its last report. */
export type Session = Pick<Snapshot, "mode" | "reason"> & { source: Source; reporter: Reporter };

/** Only some browsers know; the others are believed to be where their address is. */
const isOnCellular = () => "connection" in navigator && Object(navigator.connection).type === "cellular";

/**
 * Asks for a stream and makes its reporter.
 *
 * @param asked `offset` in seconds
 * @param terminated is called with Plex's words when the server ends the playback
 * @throws ApiProblem
 */
export async function openSession(
  film: Film,
  asked: { capabilities: Capabilities; choice: Choice; attempt: Attempt; offset: number },
  terminated: (words: string | undefined) => void,
  signal: AbortSignal,
): Promise<Session> {
  const { serverId, ratingKey } = film;
  const { capabilities, choice, attempt, offset } = asked;
  const request = {
    ...capabilities,
    ...choice,
    offset,
    // Only what must not be is said: the rest is the server's to decide.
    directPlay: attempt.directPlay && undefined,
    directStream: attempt.directStream && undefined,
    location: isOnCellular() ? ("cellular" as const) : undefined,
  };
  const answer = await startStream(serverId, ratingKey, request, signal);
  const post = {
    send: (report: Parameters<typeof reportLast>[1]) => reportProgress(serverId, report),
    last: (report: Parameters<typeof reportLast>[1]) => reportLast(serverId, report),
    now: () => performance.now(),
  };
  return {
    mode: answer.mode,
    reason: answer.options.reason,
    source: { url: answer.url, hls: answer.mode !== "directplay" },
    reporter: new Reporter({ ratingKey, sessionId: answer.sessionId }, post, terminated),
  };
}
