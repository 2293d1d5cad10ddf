/*
 * The head of a BIF file, in which Plex keeps a film's preview pictures (PROTOCOL §7.3). All numbers are
 * unsigned, 32 bits, little-endian.
 */

const MAGIC = Buffer.from([0x89, 0x42, 0x49, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEAD = 64;
const ENTRY = 8;
/** A picture a second for a whole day; a file that says more isn't one. */
const MOST_FRAMES = 86_400;

/** When each picture was taken, and the usual distance between two: all in ms. */
export type Previews = { interval: number; frames: number[] };

/** Bytes until the index is whole, as far as the beginning of the file tells; undefined: not a BIF file. */
export function indexEnd(file: Buffer): number | undefined {
  if (!MAGIC.subarray(0, file.length).equals(file.subarray(0, MAGIC.length))) return undefined;
  if (file.length < HEAD) return HEAD;
  const frames = file.readUInt32LE(12);
  return frames > MOST_FRAMES ? undefined : HEAD + ENTRY * frames;
}

/** Reads the index; undefined when the file is too short or isn't BIF. */
export function readIndex(file: Buffer): Previews | undefined {
  const end = indexEnd(file);
  if (end === undefined || file.length < HEAD || file.length < end) return undefined;
  const multiplier = file.readUInt32LE(16) || 1000;
  const count = file.readUInt32LE(12);
  const frames = Array.from({ length: count }, (_, at) => file.readUInt32LE(HEAD + ENTRY * at) * multiplier);
  const [first = 0, second = first] = frames;
  return { interval: second - first, frames };
}
