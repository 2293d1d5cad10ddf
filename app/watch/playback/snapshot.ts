import type { Decision, Progress } from "@/lib/plex";
import type { Reading } from "./engine";
import type { Trouble } from "./trouble";

/** What the viewer chose: kbps, and the sound by Plex's id; absent is the original. */
export type Choice = { maxVideoBitrate?: number; audioStreamID?: string };

type Phase = "starting" | "blocked" | "playing" | "paused" | "ended" | "failed";

/** Everything that the controls show. */
export type Snapshot = {
  phase: Phase;
  /** `time` is where the viewer is, also while a source is replaced and the video element forgets it. */
  reading: Reading;
  /** Whether the viewer wants it to play; it may still have to wait for data. */
  playing: boolean;
  choice: Choice;
  mode: Decision["mode"] | undefined;
  /** Why the original file isn't played as it is: a short key of lib/plex/play/profile. */
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

/**
 * What is shown once the engine says `now`. Until a new source is loaded, the engine's time and its standing
 * still mean nothing: the viewer is where they were, and wants what they wanted.
 *
 * @param duration the film's own length in seconds; where it has none, the engine's counts
 */
export function afterReading(
  before: Snapshot,
  now: Reading,
  duration: number,
): Pick<Snapshot, "reading" | "playing" | "phase"> {
  const reading = { ...now, duration: duration || now.duration };
  if (before.phase === "starting" && now.waiting) {
    const { time } = before.reading;
    return { reading: { ...reading, time }, playing: before.playing, phase: "starting" };
  }
  const still = before.phase === "blocked" ? "blocked" : "paused";
  return { reading, playing: !now.paused, phase: now.paused ? still : "playing" };
}

type Told = Exclude<Progress["state"], "stopped">;

/** What Plex is told in each phase, while nothing is being waited for. */
const told: Record<Phase, Told> = {
  starting: "buffering",
  blocked: "paused",
  playing: "playing",
  paused: "paused",
  ended: "paused",
  failed: "paused",
};

/** The state that Plex is told: a film that waits for data is buffering, unless it is paused anyway. */
export const stateOf = ({ phase, reading }: Snapshot): Told =>
  phase === "playing" && reading.waiting ? "buffering" : told[phase];
