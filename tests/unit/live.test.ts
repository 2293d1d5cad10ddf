import { describe, expect, it, vi } from "vitest";
import type { Plex } from "@/lib/plex/plex";
import { PlexError } from "../../lib/plex/wire/errors.ts";
import { createBatch } from "../../lib/servers/live/batch.ts";
import { createRegister } from "../../lib/servers/live/register.ts";
import { backOff, pauseAfter } from "../../lib/servers/live/subscription.ts";

describe("a batch", () => {
  it("hands the first on at once, then at most four times a second, each once", async () => {
    vi.useFakeTimers();
    try {
      const handed: string[][] = [];
      const batch = createBatch(async (tags) => void handed.push(tags));
      batch.add([]);
      expect(handed).toEqual([]);
      batch.add(["a"]);
      expect(handed).toEqual([["a"]]);
      for (let count = 0; count < 500; count++) batch.add(["b", "c"]);
      expect(handed).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(handed).toEqual([["a"], ["b", "c"]]);
      batch.add(["d"]);
      expect(handed.at(-1)).toEqual(["d"]);
      batch.end();
    } finally {
      vi.useRealTimers();
    }
  });

  it("hands on again what failed", async () => {
    vi.useFakeTimers();
    try {
      const handed: string[][] = [];
      const batch = createBatch(async (tags) => {
        handed.push(tags);
        if (handed.length === 1) throw new Error("busy");
      });
      batch.add(["a"]);
      await vi.advanceTimersByTimeAsync(300);
      batch.add(["b"]);
      await vi.advanceTimersByTimeAsync(300);
      expect(new Set(handed.slice(1).flat())).toEqual(new Set(["a", "b"]));
      batch.end();
    } finally {
      vi.useRealTimers();
    }
  });
});

it("waits longer each time, up to half a minute, and never nothing", () => {
  expect([0, 1, 2, 5, 6, 20, 2_000].map((tries) => backOff(tries, () => 1))).toEqual([
    500, 1_000, 2_000, 16_000, 30_000, 30_000, 30_000,
  ]);
  expect(backOff(0, () => 0)).toBe(250);
  expect(backOff(20, () => 0)).toBe(15_000);
});

it("waits as a server asks, but never so long that a timer takes it for nothing", () => {
  const asked = (retryAfter: number) => pauseAfter(new PlexError("rate_limited", { retryAfter }), 0);
  expect(asked(60)).toBe(60_000);
  expect(asked(99_999_999)).toBe(600_000);
  expect(asked(-1)).toBeGreaterThanOrEqual(250);
});

describe("the register", () => {
  /** Lines that only say whether they are open. */
  function open(most?: number) {
    const lines: { plex: Plex; ended: boolean }[] = [];
    const clock = { now: 0 };
    const register = createRegister(
      (plex) => {
        const line = { plex: plex(), ended: false };
        lines.push(line);
        return { isOpen: () => !line.ended, ready: Promise.resolve(), end: () => void (line.ended = true) };
      },
      () => clock.now,
      most,
    );
    const running = () => lines.filter((one) => !one.ended).map(({ plex }) => [plex.serverId, plex.token]);
    return { register, clock, running };
  }
  // The register looks at these three fields of it alone.
  const plexOf = (serverId: string, token: string) => ({ userId: "1", serverId, token }) as Plex;
  const everybody = async () => true;

  it("opens one line for each person and server", () => {
    const { register, running } = open();
    register.use("a", plexOf("s", "t1"));
    register.use("a", plexOf("s", "t1"));
    register.use("b", plexOf("s", "t2"));
    register.use("a", plexOf("r", "t3"));
    register.use("c", { ...plexOf("s", "t4"), userId: "2" });
    expect(running()).toEqual([
      ["s", "t1"],
      ["r", "t3"],
      ["s", "t4"],
    ]);
    register.endAll();
    expect(running()).toEqual([]);
  });

  it("ends the least recently used line when there are too many, not one that somebody follows", () => {
    const { register, clock, running } = open(3);
    for (const server of ["1", "2", "3"]) {
      clock.now++;
      register.use("a", plexOf(server, "t"));
    }
    register.use("a", plexOf("1", "t")).followers.add(() => undefined);
    clock.now++;
    register.use("a", plexOf("4", "t"));
    expect(running().map(([server]) => server)).toEqual(["1", "3", "4"]);
  });

  it("ends what nobody used for almost five minutes, not what somebody follows", async () => {
    const { register, clock, running } = open();
    register.use("a", plexOf("1", "t"));
    register.use("a", plexOf("2", "t")).followers.add(() => undefined);
    clock.now = 284_999;
    await register.tidy(everybody);
    expect(running()).toHaveLength(2);
    clock.now = 285_000;
    await register.tidy(everybody);
    expect(running()).toEqual([["2", "t"]]);
  });

  it("leaves alone what took a line's place while it looked who is signed in", async () => {
    const { register, clock, running } = open(1);
    register.use("a", plexOf("1", "t1"));
    clock.now = 285_000;
    await register.tidy(async (sid) => {
      if (sid !== "a") return true;
      register.use("b", plexOf("2", "t2"));
      register.use("c", plexOf("1", "t3"));
      return true;
    });
    expect(running()).toEqual([["1", "t3"]]);
    register.endAll();
    expect(running()).toEqual([]);
  });

  it("listens on with another sign-in's token when one is gone, and not at all when all are", async () => {
    const { register, running } = open();
    register.use("a", plexOf("1", "t1"));
    register.use("b", plexOf("1", "t2"));
    await register.tidy(async (sid) => sid !== "a");
    expect(running()).toEqual([["1", "t2"]]);
    await register.tidy(async () => false);
    expect(running()).toEqual([]);
  });
});
