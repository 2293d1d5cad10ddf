import type { Decision } from "@/lib/plex";

/** What is asked of Plex beyond the viewer's own choices, and how often in a row it has gone wrong. */
export type Attempt = { directPlay: boolean; directStream: boolean; failures: number };

export const firstAttempt: Attempt = { directPlay: true, directStream: true, failures: 0 };

const MOST_FAILURES = 4;

/**
 * What to try after a playback broke. Instead of the original file, a transcode; instead of a picture that was
 * copied into the stream and broke twice, a converted one; otherwise the same again in a new session
 * (PROTOCOL §6.7).
 *
 * @param mode how it was played when it broke; undefined when it broke before that was known
 * @returns null when it has been tried often enough
 */
export function nextAttempt(attempt: Attempt, mode: Decision["mode"] | undefined): Attempt | null {
  const failures = attempt.failures + 1;
  if (failures > MOST_FAILURES) return null;
  if (mode === "directplay") return { ...attempt, directPlay: false, failures };
  const copiedTwice = mode === "directstream" && failures >= 2;
  return { ...attempt, directStream: attempt.directStream && !copiedTwice, failures };
}

/** How long to wait before an attempt, in ms: at first not at all, then longer each time. */
export const delayBefore = ({ failures }: Attempt) => (failures < 2 ? 0 : 500 * 2 ** failures);

/** After this many seconds of playing, earlier failures no longer count. */
export const RECOVERED_AFTER = 60;
