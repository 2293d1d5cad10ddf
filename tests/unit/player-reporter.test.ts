import { describe, expect, test } from "vitest";
import { Reporter, type State } from "@/app/watch/playback/reporter";
import type { Progress } from "@/lib/plex";

const MINUTE = 60_000;

/** A reporter on a clock of its own; `answer` is what Plex says to each report. */
function setUp(answer: () => Promise<object> = () => Promise.resolve({})) {
  const sent: Progress[] = [];
  const last: Progress[] = [];
  const ended: (string | undefined)[] = [];
  const clock = { now: 0 };
  const post = {
    send: (report: Progress) => {
      sent.push(report);
      return answer();
    },
    last: (report: Progress) => void last.push(report),
    now: () => clock.now,
  };
  const reporter = new Reporter({ ratingKey: "7", sessionId: "s-1" }, post, (words) => ended.push(words));
  const at = (seconds: number, state: Exclude<State, "stopped">, jumped = false) => {
    clock.now = seconds * 1000;
    reporter.update(state, { time: clock.now, duration: 10 * MINUTE }, jumped);
    return new Promise((resolve) => setImmediate(resolve));
  };
  const states = () => sent.map(({ state, time }) => `${state} ${time / 1000}`);
  return { reporter, at, sent, last, ended, states, clock };
}

const end = { time: 90_000, duration: 10 * MINUTE };

describe("when it reports", () => {
  test("at once on every change of state, otherwise every ten seconds, also while paused", async () => {
    const { at, states } = setUp();
    for (const second of [0, 1, 9, 10, 11, 20]) await at(second, "playing");
    for (const second of [21, 22, 30, 31, 41]) await at(second, "paused");
    await at(42, "playing");
    expect(states()).toEqual([
      "playing 0",
      "playing 10",
      "playing 20",
      "paused 21",
      "paused 31",
      "paused 41",
      "playing 42",
    ]);
  });

  test("at once after a jump, but not for every repeat of a held key", async () => {
    const { at, states } = setUp();
    await at(0, "playing");
    await at(3, "playing", true);
    await at(3.1, "playing", true);
    await at(3.2, "playing", true);
    await at(4, "playing");
    await at(5, "playing");
    expect(states()).toEqual(["playing 0", "playing 3", "playing 4"]);
  });

  test("buffering only once it lasts", async () => {
    const { at, states } = setUp();
    await at(0, "playing");
    await at(1, "buffering");
    await at(2, "playing");
    await at(3, "buffering");
    await at(5, "buffering");
    await at(6, "buffering");
    expect(states()).toEqual(["playing 0", "buffering 6"]);
  });

  test("one after the other, and only the newest of those that had to wait", async () => {
    const doors: (() => void)[] = [];
    const { at, states } = setUp(() => new Promise((resolve) => doors.push(() => resolve({}))));
    await at(0, "playing");
    await at(1, "paused");
    await at(2, "playing");
    expect(states()).toEqual(["playing 0"]);
    doors.shift()?.();
    await at(3, "playing");
    expect(states()).toEqual(["playing 0", "playing 2"]);
  });
});

describe("what it reports", () => {
  test("whole milliseconds inside the film, with the session", async () => {
    const { reporter, sent } = setUp();
    reporter.update("playing", { time: 600_040.7, duration: 600_000.4 });
    expect(sent).toEqual([
      { ratingKey: "7", sessionId: "s-1", state: "playing", time: 600_000, duration: 600_000 },
    ]);
  });

  test("that it stopped, once, and nothing after it", async () => {
    const { reporter, at, states, last } = setUp();
    await at(0, "playing");
    await Promise.all([reporter.stop(end), reporter.stop(end), reporter.stop(end, true)]);
    await at(95, "playing");
    expect(states()).toEqual(["playing 0", "stopped 90"]);
    expect(last).toEqual([]);
  });

  test("the stop only after a report that is still on its way", async () => {
    const doors: (() => void)[] = [];
    const { reporter, at, states } = setUp(() => new Promise((resolve) => doors.push(() => resolve({}))));
    await at(0, "playing");
    const stopped = reporter.stop(end);
    await at(91, "playing");
    expect(states()).toEqual(["playing 0"]);
    doors.shift()?.();
    await at(92, "playing");
    expect(states()).toEqual(["playing 0", "stopped 90"]);
    let known = false;
    const again = reporter.stop(end).then(() => {
      known = true;
    });
    await at(93, "playing");
    expect(known).toBe(false);
    doors.shift()?.();
    await Promise.all([stopped, again]);
  });

  test("the stop of a page that is going away by the way that outlives it", async () => {
    const { reporter, sent, last } = setUp();
    await reporter.stop(end, true);
    expect(sent).toEqual([]);
    expect(last).toMatchObject([{ state: "stopped", time: 90_000 }]);
  });
});

describe("what it hears", () => {
  test("that the server ended the playback, with its words", async () => {
    const { at, ended } = setUp(() => Promise.resolve({ terminationCode: 2006, terminationText: "Bedtime" }));
    await at(0, "playing");
    expect(ended).toEqual(["Bedtime"]);
  });

  test("nothing, when the report is lost: the next one goes out all the same", async () => {
    const { at, states, ended } = setUp(() => Promise.reject(new Error("offline")));
    await at(0, "playing");
    await at(10, "playing");
    expect(states()).toEqual(["playing 0", "playing 10"]);
    expect(ended).toEqual([]);
  });
});
