import type * as queries from "@/app/queries/playback";
import type { Capabilities } from "@/lib/plex";
import type { Clock } from "./clock";
import type { Source } from "./engine";
import type { Film } from "./film";
import type { Attempt } from "./recovery";
import { Reporter } from "./reporter";
import type { Choice, Snapshot } from "./snapshot";

/** One stream of a film, from Plex's decision to its last report. */
export type Session = Pick<Snapshot, "mode" | "reason"> & {
  source: Source;
  reporter: Reporter;
  /** Why Plex refuses the stream's bytes, in its own words; undefined when it doesn't. */
  whyRefused(signal: AbortSignal): Promise<string | undefined>;
};

/** How the stream should be; `offset` in seconds. */
type Asked = { capabilities: Capabilities; choice: Choice; attempt: Attempt; offset: number };

/**
 * Asks for a stream and makes its reporter.
 *
 * @param terminated is called with Plex's words when the server ends the playback
 * @throws ApiProblem
 */
export type OpenSession = (
  film: Film,
  asked: Asked,
  terminated: (words: string | undefined) => void,
  signal: AbortSignal,
) => Promise<Session>;

/** Marquee's API, as much of it as a session needs. */
export type StreamApi = Pick<typeof queries, "startStream" | "reportProgress" | "reportLast" | "whyRefused">;

/** Only some browsers know; the others are believed to be where their address is. */
const isOnCellular = () => {
  // The Network Information API is no standard yet, so TypeScript doesn't have it.
  const { connection }: Navigator & { connection?: { type?: string } } = navigator;
  return connection?.type === "cellular";
};

/** What opens sessions through this API, with reports on this clock. */
export const sessionOpener =
  (api: StreamApi, clock: Clock): OpenSession =>
  async ({ serverId, ratingKey }, { capabilities, choice, attempt, offset }, terminated, signal) => {
    const request = {
      ...capabilities,
      ...choice,
      offset,
      // Only what must not be is said: the rest is the server's to decide.
      directPlay: attempt.directPlay && undefined,
      directStream: attempt.directStream && undefined,
      location: isOnCellular() ? ("cellular" as const) : undefined,
    };
    const answer = await api.startStream(serverId, ratingKey, request, signal);
    const post: ConstructorParameters<typeof Reporter>[1] = {
      send: (report) => api.reportProgress(serverId, report),
      last: (report) => api.reportLast(serverId, report),
      now: clock.now,
    };
    return {
      mode: answer.mode,
      reason: answer.options.reason,
      source: { url: answer.url, hls: answer.mode !== "directplay" },
      reporter: new Reporter({ ratingKey, sessionId: answer.sessionId }, post, terminated),
      whyRefused: (until) => api.whyRefused(answer.url, until),
    };
  };
