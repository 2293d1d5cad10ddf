import { describe, expect, it } from "vitest";
import { indexEnd, readIndex } from "@/lib/plex/play/bif";

/** A BIF head as PROTOCOL §7.3 draws it: timestamps, then the multiplier in ms. */
function bif(timestamps: number[], multiplier: number): Buffer {
  const file = Buffer.alloc(64 + 8 * (timestamps.length + 1));
  file.set([0x89, 0x42, 0x49, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]);
  file.writeUInt32LE(timestamps.length, 12);
  file.writeUInt32LE(multiplier, 16);
  for (const [at, time] of timestamps.entries()) file.writeUInt32LE(time, 64 + 8 * at);
  file.writeUInt32LE(0xffff_ffff, 64 + 8 * timestamps.length);
  return file;
}

describe("the index of preview pictures", () => {
  it("says when each was taken, in ms", () => {
    expect(readIndex(bif([0, 1, 2], 5000))).toEqual({ interval: 5000, frames: [0, 5000, 10_000] });
  });

  it("takes a multiplier of 0 for a second", () => {
    expect(readIndex(bif([0, 10], 0))).toEqual({ interval: 10_000, frames: [0, 10_000] });
  });

  it("may hold nothing, or one", () => {
    expect(readIndex(bif([], 1000))).toEqual({ interval: 0, frames: [] });
    expect(readIndex(bif([0], 1000))).toEqual({ interval: 0, frames: [0] });
  });

  it("is known to be unfinished, and where it ends", () => {
    const file = bif([0, 1, 2], 1000);
    expect(indexEnd(file.subarray(0, 5))).toBe(64);
    expect(indexEnd(file.subarray(0, 64))).toBe(64 + 3 * 8);
    expect(readIndex(file.subarray(0, 70))).toBeUndefined();
  });

  it("isn't found in anything else", () => {
    expect(readIndex(Buffer.from("<html><body>".repeat(20)))).toBeUndefined();
    const endless = bif([0], 1000);
    endless.writeUInt32LE(0xffff_ffff, 12);
    expect(indexEnd(endless)).toBeUndefined();
  });
});
