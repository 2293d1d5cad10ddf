import { beforeEach, describe, expect, it } from "vitest";
import { createMemory, memory } from "../../lib/process/memory.ts";

let now = 0;
beforeEach(() => {
  now = 1_000;
});
const clock = () => now;

describe("a memory", () => {
  it("lets go of what was used longest ago", () => {
    const two = createMemory<string>({ most: 2 });
    two.set("a", "A").set("b", "B");
    two.get("a");
    two.set("c", "C");
    expect(["a", "b", "c"].map((key) => two.get(key))).toEqual(["A", undefined, "C"]);
  });

  it("keeps an entry for its time and no longer", () => {
    const short = createMemory<string>({ most: 2, forMs: 100, now: clock });
    short.set("a", "A").set("b", "B", { ttl: 10_000 });
    now += 99;
    expect(short.get("a")).toBe("A");
    now += 1;
    expect([short.get("a"), short.has("a"), [...short.values()]]).toEqual([undefined, false, ["B"]]);
  });

  it("ends those entries alone that were given a time, where it has none itself", () => {
    const own = createMemory<string>({ most: 3, now: clock });
    own.set("a", "A").set("b", "B", { ttl: 100 });
    now += 200;
    expect([own.get("a"), own.get("b")]).toEqual(["A", undefined]);
    own.set("a", "A", { ttl: 100 });
    now += 200;
    expect(own.has("a")).toBe(false);
  });

  it("begins an entry's time anew where a look at it is a use", () => {
    const used = createMemory<string>({ most: 2, forMs: 100, isRenewed: true, now: clock });
    used.set("a", "A").set("b", "B");
    now += 99;
    used.get("a");
    now += 99;
    expect([used.get("a"), used.get("b")]).toEqual(["A", undefined]);
  });

  it("counts sizes, and leaves out what is larger than all the room", () => {
    const room = createMemory<string>({ mostSize: 10 });
    room.set("a", "A", { size: 6 }).set("b", "B", { size: 4 }).set("huge", "H", { size: 11 });
    expect(["a", "b", "huge"].map((key) => room.has(key))).toEqual([true, true, false]);
    room.set("c", "C", { size: 1 });
    expect(["a", "b", "c"].map((key) => room.has(key))).toEqual([false, true, true]);
  });

  it("is one for the whole process under a name", () => {
    expect(memory("playbacks", { most: 1 })).toBe(memory("playbacks", { most: 1 }));
    expect(memory("playbacks", { most: 1 })).not.toBe(memory("limits", { most: 1 }));
  });
});
