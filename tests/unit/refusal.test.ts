import { describe, expect, it, vi } from "vitest";
import { createBreaker } from "@/lib/plex/wire/breaker";
import { isPlexError, PlexError } from "@/lib/plex/wire/errors";
import { isRefusal, Refusal } from "@/lib/refusal";

describe("a refusal", () => {
  it("is known by its code, whoever refuses", () => {
    const refusals = [new Refusal("forbidden"), new PlexError("forbidden")];
    for (const one of refusals) {
      expect(isRefusal(one)).toBe(true);
      expect(isRefusal(one, "not_found", "forbidden")).toBe(true);
      expect(isRefusal(one, "not_found")).toBe(false);
    }
    expect(refusals.map((one) => isPlexError(one, "forbidden"))).toEqual([false, true]);
    expect(isPlexError(new PlexError("forbidden"), "not_found")).toBe(false);
  });

  it.each([
    Object.assign(new Error("nobody listens"), { code: "ECONNREFUSED" }),
    Object.assign(new Error("not one of ours"), { code: "forbidden" }),
    { name: "Refusal", code: "forbidden" },
    "forbidden",
    undefined,
  ])("isn't %o", (error) => {
    expect(isRefusal(error)).toBe(false);
    expect(isPlexError(error)).toBe(false);
  });

  it("is one, whichever bundle's copy of the class made it", async () => {
    vi.resetModules();
    const copies = {
      ...(await import("../../lib/plex/wire/errors.ts")),
      ...(await import("../../lib/refusal.ts")),
    };
    expect(new copies.Refusal("timeout")).not.toBeInstanceOf(Refusal);
    expect(isRefusal(new copies.Refusal("timeout"), "timeout")).toBe(true);
    const silence = new copies.PlexError("unreachable");
    expect(silence).not.toBeInstanceOf(PlexError);
    expect(isPlexError(silence, "unreachable")).toBe(true);

    const breaker = createBreaker();
    for (let times = 0; times < 5; times++) {
      await expect(breaker(() => Promise.reject(silence))).rejects.toBe(silence);
    }
    await expect(breaker(() => Promise.resolve("asked"))).rejects.toMatchObject({ code: "unreachable" });
  });
});
