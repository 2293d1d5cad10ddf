import { capital, type Family, outline } from "./fonts.ts";
import type { Dice } from "./seeded.ts";
import { n, path, rect } from "./svg.ts";

export type Words = { title?: string; subtitle?: string; year?: number };

/** A way to set a title: family, case, tracking in parts of the size, leading in parts of a capital's height. */
type Setting = {
  family: Family;
  upper: boolean;
  tracking: number;
  leading: number;
  align: "middle" | "left";
  /** Every line as wide as the column, each in its own size. */
  justify?: boolean;
  rules?: boolean;
  largest: number;
};

const SETTINGS: readonly [Setting, ...Setting[]] = [
  {
    family: "poster",
    upper: true,
    tracking: 0.01,
    leading: 0.16,
    align: "middle",
    justify: true,
    largest: 300,
  },
  {
    family: "poster",
    upper: true,
    tracking: 0.01,
    leading: 0.16,
    align: "middle",
    justify: true,
    largest: 300,
  },
  { family: "sans", upper: true, tracking: 0.16, leading: 0.5, align: "middle", rules: true, largest: 104 },
  { family: "serif", upper: false, tracking: -0.01, leading: 0.55, align: "middle", largest: 168 },
  { family: "serifItalic", upper: false, tracking: -0.01, leading: 0.5, align: "left", largest: 172 },
  { family: "serifBlack", upper: false, tracking: -0.015, leading: 0.42, align: "left", largest: 170 },
  { family: "serif", upper: true, tracking: 0.14, leading: 0.62, align: "middle", largest: 108 },
  { family: "sans", upper: true, tracking: -0.005, leading: 0.26, align: "left", largest: 168 },
];

const WIDTH = 1000;
const MARGIN = 84;
const COLUMN = WIDTH - 2 * MARGIN;
const TALLEST = 380;
const LONGEST = 160;

/** Where the title stands on a poster, and its colours. */
export type Place = { above: boolean; title: string; print: string; accent: string };

/** Title, tagline and small print of a 1000x1500 poster: the title above or below the picture, the print at the foot. */
export function setWords(words: Words, dice: Dice, where: Place): string {
  const setting = dice.pick(SETTINGS);
  const print = billing(1428, words.year, setting.align === "left" && !where.above, dice, where.print);
  const title = words.title?.trim();
  if (!title) return print;
  const { markup, height } = block(title, words.subtitle, setting, where);
  const y = where.above ? 96 : 1352 - height;
  // With the title above, the tagline keeps the small print company.
  const line = words.subtitle && where.above && !isSeason(words.subtitle);
  const foot = line ? tagline(words.subtitle ?? "", false, 1362, setting, where.print) : "";
  return `${print}${foot}<g transform="translate(0 ${n(y)})">${markup}</g>`;
}

/** The title with what belongs to it, from y = 0 downwards. */
function block(
  title: string,
  subtitle: string | undefined,
  setting: Setting,
  where: Place,
): { markup: string; height: number } {
  const left = setting.align === "left";
  const season = isSeason(subtitle);
  const cap = capital(setting.family);
  let markup = "";
  let y = 0;
  const rule = () => {
    markup += rect(WIDTH / 2 - 60, y, 120, 4, where.title, 'opacity=".8"');
    y += 4;
  };
  if (subtitle && !season && !where.above) {
    markup += tagline(subtitle, left, y + 26, setting, where.title);
    y += 26 + 44;
  }
  if (setting.rules) {
    rule();
    y += 44;
  }
  fit(setting.upper ? title.toUpperCase() : title, setting).forEach((line, i) => {
    const tall = line.size * cap;
    y += (i ? tall * setting.leading : 0) + tall;
    markup += place(outline(setting.family, line.text, line.size, setting.tracking), left, y, where.title);
  });
  if (setting.rules) {
    y += 44;
    rule();
  }
  // Letters like g and p reach below the line.
  if (!setting.upper) y += 34;
  if (subtitle && season) {
    y += 86;
    markup += place(outline("sans", subtitle.toUpperCase(), 54, 0.3), left, y, where.accent);
  }
  return { markup, height: y };
}

const isSeason = (subtitle = "") => /^(season|staffel|saison|specials)\b/i.test(subtitle);

function tagline(text: string, left: boolean, y: number, setting: Setting, ink: string): string {
  const serif = setting.family.startsWith("serif");
  const set = (size: number) =>
    serif ? outline("serifItalic", text, size) : outline("light", text.toUpperCase(), size * 0.8, 0.2);
  const natural = set(36);
  const shape = natural.width > COLUMN ? set((36 * COLUMN) / natural.width) : natural;
  return place(shape, left, y, ink, 0.9);
}

function place(
  shape: { d: string; width: number },
  left: boolean,
  y: number,
  fill: string,
  opacity = 1,
): string {
  const x = left ? MARGIN : (WIDTH - shape.width) / 2;
  return path(shape.d, fill, `transform="translate(${n(x)} ${n(y)})" opacity="${opacity}"`);
}

/** Breaks a title into the lines that fill the column best, and sizes them. */
function fit(text: string, setting: Setting): { text: string; size: number }[] {
  // Words no font can write would leave a gap, or a line of nothing.
  const words = text
    .slice(0, LONGEST)
    .split(/\s+/)
    .filter((word) => outline(setting.family, word, 1).d);
  const cap = capital(setting.family);
  const width = (line: string) => outline(setting.family, line, 1, setting.tracking).width || 1;
  let best: { text: string; size: number }[] = [];
  let score = -1;
  for (let count = 1; count <= Math.min(words.length, 5); count++) {
    const lines = balance(words, count);
    const each = lines.map((line) => Math.min(setting.largest, COLUMN / width(line)));
    const sizes = setting.justify ? each : each.map(() => Math.min(...each));
    const tall = sizes.reduce((sum, size) => sum + size * cap * (1 + setting.leading), 0);
    const shrink = Math.min(1, TALLEST / tall);
    const area = lines.reduce((sum, line, i) => sum + width(line) * ((sizes[i] ?? 0) * shrink) ** 2 * cap, 0);
    // Uneven stacks look like accidents: what is much larger than its neighbour costs.
    const even = setting.justify ? Math.min(...sizes) / Math.max(...sizes) : 1;
    const worth = area * (0.55 + 0.45 * even);
    if (worth <= score) continue;
    score = worth;
    best = lines.map((line, i) => ({ text: line, size: (sizes[i] ?? 0) * shrink }));
  }
  return best;
}

/** Words on `count` lines as even as can be: the squares of their lengths add up to the least. */
function balance(words: string[], count: number): string[] {
  const known = new Map<string, { cost: number; lines: string[] }>();
  const split = (from: number, left: number): { cost: number; lines: string[] } => {
    const key = `${from} ${left}`;
    const before = known.get(key);
    if (before) return before;
    let best = { cost: Number.POSITIVE_INFINITY, lines: [words.slice(from).join(" ")] };
    if (left === 1) best.cost = (best.lines[0]?.length ?? 0) ** 2;
    for (let to = from + 1; left > 1 && to <= words.length - left + 1; to++) {
      const line = words.slice(from, to).join(" ");
      const rest = split(to, left - 1);
      const cost = line.length ** 2 + rest.cost;
      if (cost < best.cost) best = { cost, lines: [line, ...rest.lines] };
    }
    known.set(key, best);
    return best;
  };
  return split(0, count).lines;
}

const TRADES = ["a film by", "with", "and", "music", "camera", "edited by"];
const PEOPLE = [
  "Director Two",
  "Actor One",
  "Actor Five",
  "Composer Three",
  "Writer Four",
  "Director Seven",
  "Actor Nine",
  "Actor Twelve",
];

/** The block of credits at the foot of every poster: narrow capitals, trades half as tall as names. */
function billing(y: number, year: number | undefined, left: boolean, dice: Dice, ink: string): string {
  const start = dice.whole(0, PEOPLE.length - 1);
  let d = "";
  let x = 0;
  const say = (text: string, size: number, gap: number) => {
    const shape = outline("poster", text.toUpperCase(), size, 0.06);
    d += `<path transform="translate(${n(x)} 0)" d="${shape.d}"/>`;
    x += shape.width + gap;
  };
  TRADES.slice(0, 5).forEach((trade, i) => {
    say(trade, 21, 9);
    say(PEOPLE[(start + i) % PEOPLE.length] ?? "", 39, 22);
  });
  if (year) say(String(year), 39, 0);
  const squeeze = Math.min(0.74, COLUMN / x);
  const at = left ? MARGIN : (WIDTH - x * squeeze) / 2;
  return `<g fill="${ink}" opacity=".62" transform="translate(${n(at)} ${n(y)}) scale(${squeeze.toFixed(3)} ${(squeeze * 1.25).toFixed(3)})">${d}</g>`;
}
