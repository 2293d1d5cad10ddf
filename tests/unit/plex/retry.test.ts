import { describe, expect, it } from "vitest";
import { PlexError } from "@/lib/plex/wire/errors";
import { retrying } from "@/lib/plex/wire/retry";

const coded = (code: string) => Object.assign(new Error(code), { code });
const reset = new PlexError("unreachable", { cause: coded("UND_ERR_SOCKET") });
const slowDown = (retryAfter?: number) => new PlexError("rate_limited", { status: 429, retryAfter });

/** Fails with each of these in turn, then succeeds; tells how often it was tried and what was waited for. */
async function run(failures: Error[], random = 1) {
  const left = [...failures];
  const waits: number[] = [];
  let tries = 0;
  const outcome = await retrying(
    async () => {
      tries++;
      const failure = left.shift();
      if (failure) throw failure;
      return "done";
    },
    { pause: async (ms) => waits.push(ms), random: () => random },
  ).catch((error: unknown) => error);
  return { outcome, tries, waits };
}

describe("retrying", () => {
  it.each([
    ["a reset", reset],
    ["ECONNRESET", new PlexError("unreachable", { cause: coded("ECONNRESET") })],
    ["502", new PlexError("unreachable", { status: 502 })],
    ["503", new PlexError("unavailable", { status: 503 })],
    ["504", new PlexError("timeout", { status: 504 })],
    ["429", slowDown()],
  ])("gets past %s, twice", async (_, failure) => {
    expect(await run([failure])).toMatchObject({ outcome: "done", tries: 2 });
    expect(await run([failure, failure])).toMatchObject({ outcome: "done", tries: 3 });
    expect(await run([failure, failure, failure])).toMatchObject({ outcome: failure, tries: 3 });
  });

  it.each([
    ["nobody there", new PlexError("unreachable", { cause: coded("ECONNREFUSED") })],
    ["no address", new PlexError("unreachable")],
    ["500", new PlexError("bad_reply", { status: 500 })],
    ["404", new PlexError("not_found", { status: 404 })],
    ["401", new PlexError("unauthorized", { status: 401 })],
    ["a reply that makes no sense", new PlexError("bad_reply")],
    ["silence", new PlexError("timeout")],
    ["a fault of ours", new TypeError("x is not a function")],
  ])("leaves %s alone", async (_, failure) => {
    expect(await run([failure])).toMatchObject({ outcome: failure, tries: 1, waits: [] });
  });

  it("waits longer each time, and not always as long", async () => {
    expect((await run([reset, reset], 1)).waits).toEqual([200, 400]);
    expect((await run([reset, reset], 0)).waits).toEqual([100, 200]);
  });

  it("waits as long as it is told, up to 3 s", async () => {
    expect(await run([slowDown(2), slowDown(3)])).toMatchObject({ outcome: "done", waits: [2000, 3000] });
    const tooLong = slowDown(4);
    expect(await run([tooLong])).toMatchObject({ outcome: tooLong, tries: 1 });
  });

  it("stops when the caller leaves", async () => {
    const caller = new AbortController();
    let tries = 0;
    const work = retrying(
      async () => {
        tries++;
        throw reset;
      },
      { signal: caller.signal },
    );
    caller.abort();
    await expect(work).rejects.toBeInstanceOf(Error);
    expect(tries).toBe(1);
  });
});
