import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Breaker, createBreaker, createBreakers } from "@/lib/plex/wire/breaker";
import { PlexError, type PlexErrorCode } from "@/lib/plex/wire/errors";

let now = 0;
let sent = 0;
let breaker: Breaker;
beforeEach(() => {
  now = 1_000_000;
  sent = 0;
  breaker = createBreaker(() => now);
});

const answer = () =>
  breaker(async () => {
    sent++;
    return "answer";
  });
const fail = (error: Error = new PlexError("unreachable")) =>
  breaker(async () => {
    sent++;
    throw error;
  }).catch((thrown: unknown) => thrown);
const failWith = (code: PlexErrorCode) => fail(new PlexError(code));
const die = async () => {
  for (let times = 0; times < 5; times++) await fail();
  sent = 0;
};

describe("a breaker", () => {
  it("refuses at once after five failures in a row", async () => {
    for (let times = 0; times < 4; times++) await failWith(times % 2 ? "timeout" : "unreachable");
    expect(await answer()).toBe("answer");
    await die();
    await expect(answer()).rejects.toMatchObject({ code: "unreachable" });
    expect(sent).toBe(0);
  });

  it.each([
    ["no answer, of 10 s each", 10_000],
    ["no answer where Plex may take 30 s", 30_000],
    ["no address that answers, on a busy machine", 8_000],
  ])("counts five in a row however long each takes: %s", async (_, ms) => {
    for (let times = 0; times < 5; times++) {
      expect(sent).toBe(times);
      await breaker(async () => {
        sent++;
        now += ms;
        throw new PlexError("timeout");
      }).catch(() => undefined);
    }
    await expect(answer()).rejects.toMatchObject({ code: "unreachable" });
    expect(sent).toBe(5);
  });

  it("counts five in a row of many who ask a silent server by turns", async () => {
    // Three who each ask again as soon as they were told: somebody is always under way.
    const silent = (ms: number) => {
      let end = () => {};
      const asked = breaker(() => new Promise((_, reject) => (end = () => reject(new PlexError("timeout")))));
      return { at: now + ms, end: () => end(), asked: asked.catch(() => undefined) };
    };
    const underWay = [silent(10_000), silent(13_000), silent(16_000)];
    for (let turns = 0; turns < 13; turns++) {
      const next = underWay.toSorted((one, other) => one.at - other.at)[0] ?? silent(0);
      now = next.at;
      next.end();
      await next.asked;
      underWay.splice(underWay.indexOf(next), 1, silent(10_000));
    }
    await expect(answer()).rejects.toMatchObject({ code: "unreachable" });
  });

  it("begins to count anew where nobody asked for 30 s", async () => {
    for (let times = 0; times < 4; times++) await fail();
    now += 30_000;
    await fail();
    expect(await answer()).toBe("answer");
  });

  it.each(["not_found", "unauthorized", "bad_reply", "unavailable", "rate_limited"] as const)(
    "takes %s for a sign of life",
    async (code) => {
      for (let times = 0; times < 4; times++) await fail();
      await failWith(code);
      await fail();
      expect(await answer()).toBe("answer");
    },
  );

  it("takes a caller who left for no sign at all", async () => {
    for (let times = 0; times < 4; times++) await fail();
    await fail(new DOMException("left", "AbortError"));
    await fail();
    await expect(answer()).rejects.toMatchObject({ code: "unreachable" });
  });

  it("counts what failed together once", async () => {
    const ends: (() => void)[] = [];
    const together = Array.from({ length: 10 }, () =>
      breaker(() => new Promise((_, reject) => ends.push(() => reject(new PlexError("timeout"))))),
    );
    now += 3_000;
    for (const end of ends) end();
    await Promise.allSettled(together);
    expect(await answer()).toBe("answer");
  });

  it("lets one request look again after 5 s, and opens for all when it comes back", async () => {
    await die();
    now += 4_999;
    await expect(answer()).rejects.toMatchObject({ code: "unreachable" });
    now += 1;
    let arrive = () => {};
    const probe = breaker(() => new Promise<void>((resolve) => (arrive = resolve)));
    await expect(answer()).rejects.toMatchObject({ code: "unreachable" });
    arrive();
    await probe;
    expect(await answer()).toBe("answer");
  });

  it("rests again when the look is in vain", async () => {
    await die();
    now += 5_000;
    await fail();
    expect(sent).toBe(1);
    await expect(answer()).rejects.toMatchObject({ code: "unreachable" });
    now += 5_000;
    expect(await answer()).toBe("answer");
  });

  it("lets the next one look when the first one's caller left", async () => {
    await die();
    now += 5_000;
    await fail(new DOMException("left", "AbortError"));
    expect(await answer()).toBe("answer");
  });
});

describe("the breakers of many places", () => {
  it("are apart, and the same ones each time", () => {
    const of = createBreakers(() => now);
    expect(of("a")).toBe(of("a"));
    expect(of("a")).not.toBe(of("b"));
  });

  it("are let go when nobody asked for ten minutes, and not before", () => {
    const of = createBreakers(() => now);
    const [used, unused] = [of("used"), of("unused")];
    now += 599_999;
    expect(of("used")).toBe(used);
    now += 1;
    of("another");
    expect(of("used")).toBe(used);
    expect(of("unused")).not.toBe(unused);
  });
});

describe("a clock that is set back", () => {
  it("leaves no server alone for longer", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    try {
      breaker = createBreaker();
      await die();
      await expect(answer()).rejects.toThrow();
      vi.setSystemTime(Date.now() - 3_600_000);
      vi.advanceTimersByTime(5_000);
      expect(await answer()).toBe("answer");
    } finally {
      vi.useRealTimers();
    }
  });
});
