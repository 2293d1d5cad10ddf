/** Colour arithmetic shared by the moving pictures. Channels run from 0 to 1; more than 1 burns out to white. */
export type Colour = readonly [number, number, number];

/** Writes the colour of the point (x, y), both 0..1 from the top left, at `phase` 0..1 of the loop into `out`. */
export type Painter = (x: number, y: number, phase: number, out: Float64Array) => void;

export const TAU = Math.PI * 2;

/** A number kept between 0 and 1. */
export const unit = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

/** 0 below `from`, 1 above `to`, a soft S between them. */
export function smooth(from: number, to: number, value: number): number {
  const t = unit((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** Colours along a ramp; `at` 0..1 picks the place. Needs two colours at least. */
export function ramp(stops: readonly Colour[], at: number, out: Float64Array): void {
  const place = unit(at) * (stops.length - 1);
  const index = Math.min(Math.floor(place), stops.length - 2);
  const t = place - index;
  const a = stops[index] ?? [0, 0, 0];
  const b = stops[index + 1] ?? a;
  for (let c = 0; c < 3; c++) out[c] = (a[c] ?? 0) * (1 - t) + (b[c] ?? 0) * t;
}

/** Adds light of one colour. */
export function add(out: Float64Array, colour: Colour, amount: number): void {
  for (let c = 0; c < 3; c++) out[c] = (out[c] ?? 0) + (colour[c] ?? 0) * amount;
}

/** Darkens or brightens what is there. */
export function scale(out: Float64Array, amount: number): void {
  for (let c = 0; c < 3; c++) out[c] = (out[c] ?? 0) * amount;
}

/**
 * Frames of one loop as packed RGB, one buffer per frame; one frame more than `count`, because the first comes
 * again at the end: whoever blends between frames needs it to close the loop.
 */
export function* frames(
  painter: Painter,
  size: { width: number; height: number; count: number },
): Generator<Uint8Array> {
  const { width, height, count } = size;
  const colour = new Float64Array(3);
  let grain = 1;
  for (let n = 0; n <= count; n++) {
    // A fresh buffer per frame: the pipe still holds the one before.
    const frame = new Uint8Array(width * height * 3);
    let at = 0;
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        painter((column + 0.5) / width, (row + 0.5) / height, (n % count) / count, colour);
        // Random rounding: without it the dark slopes of a sky would show steps.
        grain = (Math.imul(grain, 1664525) + 1013904223) | 0;
        const round = (grain >>> 8) / 2 ** 24;
        for (let c = 0; c < 3; c++) frame[at++] = unit(colour[c] ?? 0) * 254 + round;
      }
    }
    yield frame;
  }
}
