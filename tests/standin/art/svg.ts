import type { Palette } from "./palettes.ts";
import type { Dice } from "./seeded.ts";

/** Where a scene is drawn: size in its own units, the point of interest, colours and chances. */
export type Stage = {
  width: number;
  height: number;
  /** x of the point of interest. */
  focus: number;
  /** A wide picture rather than a poster. */
  wide: boolean;
  palette: Palette;
  dice: Dice;
};

export type Scene = (stage: Stage) => string;

type Stop = readonly [at: number, colour: string, opacity?: number];

/** A number short enough for markup. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

const stops = (list: readonly Stop[]) =>
  list
    .map(
      ([at, colour, opacity = 1]) =>
        `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join("");

/** A linear gradient, top to bottom unless a direction is given. */
export const linear = (id: string, list: readonly Stop[], direction: "down" | "right" = "down"): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${direction === "right" ? 1 : 0}" y2="${direction === "down" ? 1 : 0}">${stops(list)}</linearGradient>`;

/** A radial gradient; (fx, fy) 0..1 moves its bright spot, `r` is its reach. */
export const radial = (id: string, list: readonly Stop[], fx = 0.5, fy = 0.5, r = 0.5): string =>
  `<radialGradient id="${id}" fx="${fx}" fy="${fy}" r="${r}">${stops(list)}</radialGradient>`;

export const rect = (x: number, y: number, width: number, height: number, fill: string, more = ""): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" ${more}/>`;

export const disc = (x: number, y: number, r: number, fill: string, more = ""): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`;

export const path = (d: string, fill: string, more = ""): string => `<path d="${d}" fill="${fill}" ${more}/>`;

export const line = (d: string, stroke: string, width: number, more = ""): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" ${more}/>`;

/** The whole frame filled with the palette's sky. */
export function sky({ width, height, palette }: Stage, horizon = 1): string {
  const [top, middle, low] = palette.sky;
  const list: Stop[] = [
    [0, top],
    [0.55 * horizon, middle],
    [horizon, low],
  ];
  return linear("sky", list) + rect(0, 0, width, height, "url(#sky)");
}

/** A soft light round a point. */
export function glow(id: string, x: number, y: number, r: number, colour: string, strength = 0.8): string {
  const list: Stop[] = [
    [0, colour, strength],
    [0.35, colour, strength * 0.38],
    [1, colour, 0],
  ];
  return radial(id, list) + disc(x, y, r, `url(#${id})`);
}

/** Stars over the upper part of the frame, fewer and fainter towards `bottom`. */
export function stars({ width, dice, palette }: Stage, count: number, bottom: number): string {
  let faint = "";
  let bright = "";
  for (let i = 0; i < count; i++) {
    const y = dice.between(0, 1) ** 1.4 * bottom;
    const r = dice.between(0.7, 1.5) + dice.between(0, 1) ** 8 * 2.2;
    const dot = `M${n(dice.between(0, width))} ${n(y)}m-${n(r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 -${n(2 * r)} 0`;
    if (dice.chance(0.7)) faint += dot;
    else bright += dot;
  }
  return path(faint, palette.glow, 'opacity=".45"') + path(bright, palette.glow, 'opacity=".9"');
}

/** A rough skyline by midpoint displacement: y for evenly spaced x, `rough` 0 to 1. */
export function crags(dice: Dice, base: number, height: number, rough: number, rounds = 7): number[] {
  let points = [dice.between(-0.4, 0.5), dice.between(-0.2, 0.9), dice.between(-0.4, 0.5)];
  for (let round = 0, size = 0.55; round < rounds; round++, size *= rough) {
    points = points.flatMap((value, i) => {
      const next = points[i + 1];
      return next === undefined ? [value] : [value, (value + next) / 2 + dice.between(-0.5, 0.5) * size];
    });
  }
  return points.map((value) => base - value * height);
}

/** Closes a skyline down to `bottom`. */
export function massif(points: number[], width: number, bottom: number): string {
  const step = width / (points.length - 1);
  return `M0 ${n(bottom)}${points.map((y, i) => `L${n(i * step)} ${n(y)}`).join("")}L${n(width)} ${n(bottom)}Z`;
}

/** A standing person seen from behind, feet at (x, y). */
export function person(x: number, y: number, height: number, fill: string, hat = false): string {
  const coat =
    "M-3-85Q-12-83-13-74L-16-50Q-16-46-13-46L-10.5-62L-12-28L-8.5-27.5L-7 0L-1.4 0L-.8-27L.8-27L2.4 0L8 0L8.5-27.5L12-28L10.5-62L13-46Q16-46 16-50L13-74Q12-83 3-85Z";
  const head = hat
    ? "M-6-93Q-11-93-11-94.5Q-5.5-95.5-5.5-102Q0-105 5.5-102Q5.5-95.5 11-94.5Q11-93 6-93Q6-85 0-85Q-6-85-6-93Z"
    : "M0-99Q6-99 6-92Q6-85 0-85Q-6-85-6-92Q-6-99 0-99Z";
  return `<path transform="translate(${n(x)} ${n(y)}) scale(${(height / 100).toFixed(3)})" d="${coat}${head}" fill="${fill}"/>`;
}

/** A few birds, far away, round a point. */
export function birds(dice: Dice, x: number, y: number, spread: number, colour: string): string {
  let d = "";
  for (let i = dice.whole(4, 8); i > 0; i--) {
    const s = dice.between(0.07, 0.14) * spread;
    const bx = x + dice.between(-1, 1) * spread;
    const by = y + dice.between(-0.5, 0.5) * spread;
    d += `M${n(bx - s)} ${n(by - s * 0.35)}q${n(s * 0.6)} ${n(-s * 0.25)} ${n(s)} ${n(s * 0.35)}q${n(s * 0.4)} ${n(-s * 0.6)} ${n(s)} ${n(-s * 0.35)}`;
  }
  return line(d, colour, spread * 0.022, 'stroke-linecap="round"');
}
