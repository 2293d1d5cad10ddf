import { describe, expect, it } from "vitest";
import { recall, remember } from "@/lib/plex/cache/memory";

const entry = (value: unknown) => ({ at: Date.now(), value });

describe("entries at hand", () => {
  it("are found under their key alone, and frozen through and through", () => {
    remember("one", entry({ titles: ["A"] }));
    const value = recall<{ titles: string[] }>("one")?.value;
    expect(value).toEqual({ titles: ["A"] });
    expect(() => value?.titles.push("B")).toThrow(TypeError);
    expect(recall("two")).toBeUndefined();
  });

  it("make room for newer ones, the oldest first", () => {
    const megabyte = "x".repeat(1024 * 1024);
    for (let number = 0; number < 20; number++) remember(`big ${number}`, entry(megabyte));
    const here = Array.from({ length: 20 }, (_, number) => recall(`big ${number}`) !== undefined);
    expect(here).toEqual(Array.from({ length: 20 }, (_, number) => number >= 13));
  });

  it("are counted once when they are recall again", () => {
    const megabyte = "x".repeat(1024 * 1024);
    for (let time = 0; time < 20; time++) remember("same", entry(megabyte));
    for (let number = 0; number < 6; number++) remember(`beside ${number}`, entry(megabyte));
    expect(recall("same")).toBeDefined();
  });

  it("leave out what is too large for all the room", () => {
    remember("small", entry("small"));
    remember("huge", entry("x".repeat(9 * 1024 * 1024)));
    expect(recall("huge")).toBeUndefined();
    expect(recall("small")).toBeDefined();
  });
});
