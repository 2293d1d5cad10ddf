import { describe, expect, test } from "vitest";
import { type Attempt, delayBefore, firstAttempt, nextAttempt } from "@/app/watch/playback/recovery";
import { stallWatch } from "@/app/watch/playback/stall";

/** The attempts that follow one another when each breaks, by the mode that each was played in. */
function attempts(...modes: Parameters<typeof nextAttempt>[1][]) {
  let attempt: Attempt | null = firstAttempt;
  return modes.map((mode) => {
    attempt = attempt && nextAttempt(attempt, mode);
    return attempt;
  });
}

describe("after a playback broke", () => {
  test("an original file gives way to a transcode, at once and for good", () => {
    const [second, third] = attempts("directplay", "transcode");
    expect(second).toMatchObject({ directPlay: false, directStream: true });
    expect(third).toMatchObject({ directPlay: false });
    expect(second && delayBefore(second)).toBe(0);
  });

  test("a copied picture that breaks again is made anew", () => {
    const [second, third] = attempts("directstream", "directstream");
    expect(second).toMatchObject({ directStream: true });
    expect(third).toMatchObject({ directStream: false });
  });

  test("a transcode starts over with growing pauses, and not for ever", () => {
    const tried = attempts("transcode", "transcode", "transcode", "transcode", "transcode");
    expect(tried.map((one) => one && delayBefore(one))).toEqual([0, 2000, 4000, 8000, null]);
  });
});

describe("a film that stands still", () => {
  const watch = (seconds: number, sample: Partial<Parameters<ReturnType<typeof stallWatch>>[0]>) => {
    const isStuck = stallWatch();
    const still = { time: 7, ahead: 0, paused: false, seeking: false, ...sample };
    return Array.from({ length: seconds }, () => isStuck(still)).indexOf(true);
  };

  test("with the next seconds at hand has a broken decoder", () => expect(watch(60, { ahead: 20 })).toBe(8));
  test("with nothing at hand gets the time a transcoder needs", () => expect(watch(60, {})).toBe(45));
  test("because it is paused is left alone", () => expect(watch(60, { paused: true, ahead: 20 })).toBe(-1));
  test("gets the long time while it seeks", () => expect(watch(60, { seeking: true, ahead: 20 })).toBe(45));
  test("and moves on is fine again", () => {
    const isStuck = stallWatch();
    const sample = (time: number) => ({ time, ahead: 20, paused: false, seeking: false });
    const answers = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2].map((time) => isStuck(sample(time)));
    expect(answers).not.toContain(true);
  });
});
