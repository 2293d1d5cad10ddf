import { describe, expect, it } from "vitest";
import { keep, kept } from "@/lib/plex/cache/memory";

const entry = (value: unknown) => ({ at: Date.now(), value });

describe("entries at hand", () => {
  it("are found under their key alone, and frozen through and through", () => {
    keep("one", entry({ titles: ["A"] }));
    const value = kept<{ titles: string[] }>("one")?.value;
    expect(value).toEqual({ titles: ["A"] });
    expect(() => value?.titles.push("B")).toThrow(TypeError);
    expect(kept("two")).toBeUndefined();
  });

  it("make room for newer ones, the oldest first", () => {
    const megabyte = "x".repeat(1024 * 1024);
    for (let number = 0; number < 20; number++) keep(`big ${number}`, entry(megabyte));
    const here = Array.from({ length: 20 }, (_, number) => kept(`big ${number}`) !== undefined);
    expect(here).toEqual(Array.from({ length: 20 }, (_, number) => number >= 13));
  });

  it("are counted once when they are kept again", () => {
    const megabyte = "x".repeat(1024 * 1024);
    for (let time = 0; time < 20; time++) keep("same", entry(megabyte));
    for (let number = 0; number < 6; number++) keep(`beside ${number}`, entry(megabyte));
    expect(kept("same")).toBeDefined();
  });

  it("leave out what is too large for all the room", () => {
    keep("small", entry("small"));
    keep("huge", entry("x".repeat(9 * 1024 * 1024)));
    expect(kept("huge")).toBeUndefined();
    expect(kept("small")).toBeDefined();
  });
});
