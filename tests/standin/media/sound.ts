import { TAU } from "./paint.ts";

/** Samples per second of every sound track. */
export const RATE = 48_000;

/** Frequencies in Hz; every track of a film has its own chord, so that a listener hears which one plays. */
export type Chord = readonly number[];

/** D major with an open fifth: the films' first language. */
export const BRIGHT: Chord = [73.42, 146.83, 220, 277.18, 369.99, 440];
/** A minor ninth, lower: the second language. */
export const DARK: Chord = [55, 110, 164.81, 196, 261.63, 329.63];
/** G major with a sixth. */
export const WARM: Chord = [98, 146.83, 196, 246.94, 329.63, 392];
/** F sharp minor with a fourth. */
export const COOL: Chord = [92.5, 138.59, 207.65, 277.18, 311.13, 415.3];

/**
 * A quiet, slowly breathing chord as 16-bit stereo PCM, little-endian, `seconds` long.
 * It ends exactly where it begins, so that copies of it can stand in a row without a click.
 */
export function chord(notes: Chord, seconds: number): Buffer {
  const count = RATE * seconds;
  const left = new Float32Array(count);
  const right = new Float32Array(count);
  notes.forEach((note, n) => {
    // Only whole turns per loop meet at the seam; a second string, one beat off, makes the tone alive.
    const turns = Math.round(note * seconds);
    const level = 0.085 / (1 + n * 0.28);
    const pan = 0.5 + 0.34 * Math.sin(n * 2.4);
    for (let i = 0; i < count; i++) {
      const t = (TAU * i) / count;
      const breath = 0.62 + 0.38 * Math.sin(t * (1 + (n % 3)) + n * 1.7);
      const tone =
        Math.sin(turns * t) + 0.5 * Math.sin((turns + 5) * t + n) + 0.16 * Math.sin((2 * turns - 3) * t);
      left[i] = (left[i] ?? 0) + tone * breath * level * (1 - pan);
      right[i] = (right[i] ?? 0) + tone * breath * level * pan;
    }
  });
  const pcm = Buffer.alloc(count * 4);
  for (let i = 0; i < count; i++) {
    pcm.writeInt16LE(Math.round(32_767 * Math.tanh(left[i] ?? 0)), i * 4);
    pcm.writeInt16LE(Math.round(32_767 * Math.tanh(right[i] ?? 0)), i * 4 + 2);
  }
  return pcm;
}
