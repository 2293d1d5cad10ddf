import type { Decision } from "@/lib/plex";
import { ApiProblem } from "@/app/queries/fetch";
import type { Reading } from "./engine";

/** What the viewer chose: kbps, and the sound by Plex's id; absent is the original. */
export type Choice = { maxVideoBitrate?: number; audioStreamID?: string };

/** Why a film doesn't play; `detail` is Plex's own text. */
type Trouble = { kind: "refused" | "ended" | "missing" | "offline" | "broken"; detail?: string };

/** Everything that the controls show. */
export type Snapshot = {
  phase: "starting" | "blocked" | "playing" | "paused" | "ended" | "failed";
  reading: Reading;
  /** Whether the viewer wants it to play; it may still have to wait for data. */
  playing: boolean;
  choice: Choice;
  mode: Decision["mode"] | undefined;
  /** Why the original file isn't played as it is: a short key of lib/plex/profile. */
  reason: string | undefined;
  trouble: Trouble | undefined;
};

/** Before anything is known; seconds. */
export function firstSnapshot(time: number, duration: number): Snapshot {
  const still = { paused: true, seeking: false, waiting: true, ended: false };
  return {
    phase: "starting",
    reading: { time, ahead: 0, duration, volume: 1, muted: false, ...still },
    playing: true,
    choice: {},
    mode: undefined,
    reason: undefined,
    trouble: undefined,
  };
}

/** What a failed request means to somebody who wants to watch. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof ApiProblem)) return { kind: "broken" };
  if (error.code === "rejected") return { kind: "refused", detail: error.message };
  if (error.code === "not_found") return { kind: "missing" };
  return { kind: passes(error) ? "offline" : "broken" };
}

const passing = new Set(["offline", "unreachable", "unavailable", "timeout", "bad_reply", "rate_limited"]);

/** Whether it may well work a few seconds later: the network, or a server that starts again. */
export const passes = (error: unknown) => error instanceof ApiProblem && passing.has(error.code);
