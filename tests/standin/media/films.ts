import { add, type Colour, type Painter, ramp, scale, smooth, TAU, unit } from "./paint.ts";

const NIGHT: Colour[] = [
  [0.008, 0.016, 0.055],
  [0.02, 0.05, 0.12],
  [0.03, 0.13, 0.2],
  [0.09, 0.26, 0.29],
];
const GREEN: Colour = [0.16, 0.92, 0.55];
const VIOLET: Colour = [0.55, 0.22, 0.85];
const LAKE = 0.7;

/** Northern lights over a lake. */
export const aurora: Painter = (x, y, phase, out) => {
  const time = TAU * phase;
  const water = y > LAKE;
  const ripple = water ? 0.012 * Math.sin(TAU * 22 * (y - LAKE) ** 0.7 * 3 - 3 * time + 5 * x) : 0;
  const sx = x + ripple;
  const sy = water ? LAKE - (y - LAKE) * 1.5 : y;
  ramp(NIGHT, (sy / LAKE) ** 1.4, out);
  for (let band = 0; band < 3; band++) {
    const shift = band * 1.9;
    const sway =
      0.07 * Math.sin(TAU * 0.9 * sx + time + shift) + 0.035 * Math.sin(TAU * 2.3 * sx - time + 2.7 * shift);
    const foot = 0.55 - band * 0.11 + sway;
    const above = foot - sy;
    const body = above > 0 ? Math.exp(-above * (5.5 + band)) : Math.exp(above * 46);
    const warp = sx + 0.05 * Math.sin(TAU * 1.7 * sx + time + shift);
    const rays =
      0.62 + 0.26 * Math.sin(TAU * 17 * warp + 2 * time + shift) + 0.12 * Math.sin(TAU * 39 * warp - time);
    const presence = smooth(-0.9, 0.9, Math.sin(TAU * (0.6 + 0.25 * band) * sx + shift - time));
    const light = body * rays * presence * (0.75 - 0.17 * band);
    const height = unit(above * 2.6);
    add(out, GREEN, light * (1 - height));
    add(out, VIOLET, light * (0.18 + height) * 0.8);
  }
  if (water) scale(out, 0.5 - 0.25 * smooth(LAKE, 1, y));
};

const DUSK: Colour[] = [
  [0.09, 0.08, 0.22],
  [0.34, 0.16, 0.36],
  [0.78, 0.32, 0.33],
  [0.98, 0.62, 0.34],
  [1, 0.84, 0.55],
];
const DEEP: Colour[] = [
  [0.62, 0.36, 0.33],
  [0.22, 0.15, 0.29],
  [0.05, 0.05, 0.14],
];
const SUN: Colour = [1, 0.86, 0.62];
const HORIZON = 0.58;

/** The sun stands low over a slow sea. */
export const sea: Painter = (x, y, phase, out) => {
  const time = TAU * phase;
  const dx = (x - 0.64) * 1.78;
  const dy = y - 0.5;
  const away = Math.hypot(dx, dy);
  if (y < HORIZON) {
    ramp(DUSK, (y / HORIZON) ** 1.25, out);
    const cloud =
      Math.sin(TAU * (1.1 * x + 6.1 * y) + time) +
      Math.sin(TAU * (2.3 * x - 9.7 * y) - time + 1.3) +
      Math.sin(TAU * 14 * y + 3 * x);
    const streak = smooth(0.5, 2.4, cloud) * smooth(0, 0.3, y) * (1 - smooth(0.42, HORIZON, y));
    scale(out, 1 - 0.2 * streak);
    add(out, [0.9, 0.35, 0.3], 0.16 * streak * Math.exp(-away * 2));
    add(out, SUN, 0.6 * Math.exp(-away * 6));
    return;
  }
  const depth = (y - HORIZON) / (1 - HORIZON);
  ramp(DEEP, depth ** 0.7, out);
  const far = 1 / (0.22 + depth);
  // Towards the horizon the waves are finer than the picture's rows; they would crawl.
  const seen = smooth(0, 0.1, depth);
  const across = (x - 0.5) * (0.4 + far);
  const swell =
    Math.sin(17 * far + 3 * across - 2 * time) * 0.45 +
    Math.sin(26 * far - 7 * across - 3 * time + 1) * 0.3 +
    Math.sin(43 * far + 11 * across + 4 * time) * 0.25;
  add(out, [0.5, 0.32, 0.4], 0.12 * swell * seen * (1 - depth * 0.5));
  const path = Math.exp(-((dx / (0.06 + 0.17 * depth)) ** 2));
  const glint = smooth(0.1, 0.8, swell + 0.3 * Math.sin(67 * far + 19 * across + 5 * time));
  add(out, [1, 0.72, 0.45], path * (0.5 * (1 - seen) + 0.1 + 0.85 * glint * seen) * (1 - 0.5 * depth));
};

const SILK: Colour[] = [
  [0.045, 0.012, 0.04],
  [0.2, 0.03, 0.11],
  [0.5, 0.09, 0.13],
  [0.86, 0.34, 0.16],
  [1, 0.74, 0.42],
];

/** Light folding over something like silk. */
export const silk: Painter = (x, y, phase, out) => {
  const time = TAU * phase;
  const u = x * 1.78;
  const a = u * 1.5 + 0.32 * Math.sin(2.1 * y * 2 + time) + 0.2 * Math.sin(3.3 * u + 1.7 * y - time);
  const b = y * 1.3 + 0.34 * Math.sin(1.9 * a + time + 0.6) + 0.13 * Math.sin(4.1 * u - 2.2 * y + 2 * time);
  const fold = 0.5 + 0.5 * Math.sin(3.1 * a + 4.2 * b + 0.9 * Math.sin(2.6 * b - time));
  const sheen = 0.5 + 0.5 * Math.sin(6.2 * b - 2.4 * a + time);
  const edge = 1 - 0.75 * smooth(0.35, 1.05, Math.hypot((x - 0.58) * 1.25, y - 0.45));
  ramp(SILK, (fold ** 1.7 * 0.72 + sheen ** 5 * 0.24 * fold) * edge, out);
};

const ROCK: Colour[] = [
  [0.03, 0.05, 0.09],
  [0.1, 0.19, 0.27],
  [0.25, 0.4, 0.46],
  [0.72, 0.78, 0.74],
];
const AIR: Colour = [0.32, 0.68, 1];
const DAWN: Colour = [1, 0.72, 0.42];

/** A planet's edge at dawn, seen from orbit. */
export const orbit: Painter = (x, y, phase, out) => {
  const time = TAU * phase;
  const dx = (x - 0.5) * 1.78;
  const dy = y - 2.02;
  const radius = Math.hypot(dx, dy);
  const height = radius - 1.5;
  const angle = Math.atan2(dx, -dy);
  const sun = 0.17 + 0.07 * Math.sin(time);
  const near = Math.exp(-(((angle - sun) / 0.2) ** 2));
  const glow = 0.22 + 0.78 * Math.exp(-(((angle - sun) / 0.42) ** 2));
  out.fill(0);
  if (height > 0) {
    add(out, [0.012, 0.018, 0.045], 1);
    add(out, AIR, glow * (0.75 * Math.exp(-height * 62) + 0.16 * Math.exp(-height * 11)));
    add(out, DAWN, near * (0.9 * Math.exp(-height * 40) + 0.3 * Math.exp(-height * 6)));
    const star = Math.hypot(dx - Math.sin(sun) * 1.515, y - 2.02 + Math.cos(sun) * 1.515);
    add(out, [1, 0.95, 0.86], 1.4 * Math.exp(-star * 42) + 0.4 * Math.exp(-star * 10));
    return;
  }
  const depth = -height;
  const turn = angle * 9;
  const ring = depth * 26 + 1.2 * Math.sin(turn * 1.3 + time);
  const cloud =
    0.5 +
    0.22 * Math.sin(ring + 2.4 * Math.sin(turn + time)) +
    0.2 * Math.sin(2.3 * ring - 1.7 * turn + Math.sin(3 * turn - time)) +
    0.1 * Math.sin(5.1 * ring + 4 * turn + 2 * time);
  ramp(ROCK, cloud * 0.95, out);
  scale(out, (0.06 + 0.8 * Math.exp(-depth * 5.5)) * glow);
  add(out, AIR, glow * 0.6 * Math.exp(-depth * 30));
  add(out, DAWN, near * 0.75 * Math.exp(-depth * 16));
};
