import type { Decision } from "@/lib/plex";

/** What is asked of Plex beyond the viewer's own choices, and how often in a row it has gone wrong. */
export type Attempt = { directPlay: boolean; directStream: boolean; failures: number };

export const firstAttempt: Attempt = { directPlay: true, directStream: true, failures: 0 };

const MOST_FAILURES = 4;

/**
 * What to try after a playback broke: an original file gives way to a transcode; a picture that was copied
 * into the stream and broke twice is made anew; anything else starts over with a new session
 * (PROTOCOL §6.7).
 *
 * @param mode how it was played when it broke; undefined when it didn't come to that
 * @returns null when it has been tried often enough
 */
export function nextAttempt(attempt: Attempt, mode: Decision["mode"] | undefined): Attempt | null {
  const failures = attempt.failures + 1;
  if (failures > MOST_FAILURES) return null;
  if (mode === "directplay") return { ...attempt, directPlay: false, failures };
  const copiedTwice = mode === "directstream" && failures >= 2;
  return { ...attempt, directStream: attempt.directStream && !copiedTwice, failures };
}

/** How long to wait before an attempt, in ms: not at all at first, then longer and longer. */
export const delayBefore = ({ failures }: Attempt) => (failures < 2 ? 0 : 500 * 2 ** failures);

/** A picture that ran for this long in seconds has recovered: earlier failures don't count any more. */
export const RECOVERED_AFTER = 60;
