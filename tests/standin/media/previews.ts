import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.ts";
import type { MediaFile } from "./types.ts";

/** Seconds between two frames. */
const STEP = 5;
const magic = Buffer.from([0x89, 0x42, 0x49, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]);
const headSize = 64;

const making = new Map<string, Promise<Buffer>>();

/**
 * The frames of a film as one BIF file (PROTOCOL §7.3), taken from it by ffmpeg the first time and kept beside it ever
 * after. Throws `ProgramError` when ffmpeg fails.
 */
export function previewsOf(file: MediaFile): Promise<Buffer> {
  const known = making.get(file.path);
  if (known) return known;
  const made = readOrMake(file);
  making.set(file.path, made);
  // The next one who asks may have more luck.
  made.catch(() => making.delete(file.path));
  return made;
}

async function readOrMake(file: MediaFile): Promise<Buffer> {
  const path = `${file.path}.bif`;
  const kept = await readFile(path).catch(() => undefined);
  if (kept) return kept;
  const room = `${path}-${process.pid}-${randomBytes(4).toString("hex")}`;
  await mkdir(room);
  try {
    const filter = `fps=1/${STEP}:round=up,scale=320:-2`;
    // Keyframes alone: every two seconds there is one, and skipping the rest is twenty times as fast.
    const input = ["-y", "-v", "error", "-skip_frame", "nokey", "-i", file.path];
    await run("ffmpeg", [...input, "-vf", filter, "-q:v", "6", join(room, "%05d.jpg")]);
    const names = (await readdir(room)).toSorted();
    const frames = await Promise.all(names.map((name) => readFile(join(room, name))));
    const bif = packed(frames);
    await writeFile(join(room, "done"), bif);
    await rename(join(room, "done"), path);
    return bif;
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

/** Head, index with one entry more than there are frames, frames. All numbers are 32 bits, little-endian. */
function packed(frames: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(headSize);
  magic.copy(head);
  head.writeUInt32LE(0, 8);
  head.writeUInt32LE(frames.length, 12);
  head.writeUInt32LE(STEP * 1000, 16);
  const index = Buffer.alloc(8 * (frames.length + 1));
  let offset = headSize + index.length;
  for (const [at, frame] of frames.entries()) {
    index.writeUInt32LE(at, 8 * at);
    index.writeUInt32LE(offset, 8 * at + 4);
    offset += frame.length;
  }
  index.writeUInt32LE(0xffff_ffff, 8 * frames.length);
  index.writeUInt32LE(offset, 8 * frames.length + 4);
  return Buffer.concat([head, index, ...frames]);
}

/** The frame at that time in ms, or the nearest before it; undefined past the last frame's time. */
export function frameAt(bif: Buffer, time: number): Buffer | undefined {
  const frames = bif.readUInt32LE(12);
  const multiplier = bif.readUInt32LE(16) || 1000;
  const at = Math.floor(time / multiplier);
  if (at >= frames) return undefined;
  const from = bif.readUInt32LE(headSize + 8 * at + 4);
  return bif.subarray(from, bif.readUInt32LE(headSize + 8 * (at + 1) + 4));
}
