import { avatar } from "./avatar.ts";
import { mix, type Palette, palettes } from "./palettes.ts";
import { portrait } from "./portrait.ts";
import { moodOf, type SceneName, scenes } from "./scenes/index.ts";
import { type Dice, dice } from "./seeded.ts";
import { linear, radial, rect, type Stage } from "./svg.ts";
import { setWords } from "./title.ts";

/** What a picture is of. `seed` decides composition and colours; the genre only narrows the choice. */
export type Subject = {
  kind: "poster" | "art" | "still" | "portrait" | "avatar";
  seed: string;
  title?: string;
  subtitle?: string;
  year?: number;
  genre?: string;
};

export type Frame = { width: number; height: number };

/** The size in pixels at which a kind of picture is at home. */
export const NATURAL: Record<Subject["kind"], Frame> = {
  poster: { width: 1000, height: 1500 },
  art: { width: 1920, height: 1080 },
  still: { width: 1280, height: 720 },
  portrait: { width: 600, height: 600 },
  avatar: { width: 300, height: 300 },
};

// Markup is written in these units, whatever the size in pixels.
const CANVAS: Record<Subject["kind"], Frame> = {
  poster: { width: 1000, height: 1500 },
  art: { width: 1600, height: 900 },
  still: { width: 1600, height: 900 },
  portrait: { width: 600, height: 600 },
  avatar: { width: 600, height: 600 },
};

/** The picture as SVG, to be rendered at `size` pixels; words are outlines, so no font is needed. */
export function picture(subject: Subject, size: Frame): string {
  const { width, height } = CANVAS[subject.kind];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">${markup(subject)}</svg>`;
}

function markup(subject: Subject): string {
  if (subject.kind === "portrait") return portrait(subject.seed);
  if (subject.kind === "avatar") return avatar(subject.seed, subject.title);
  return scenery(subject, subject.kind);
}

function scenery(subject: Subject, kind: "poster" | "art" | "still"): string {
  const { width, height } = CANVAS[kind];
  const mood = moodOf(subject.genre);
  // Poster and art of one title share scene, palette and chances: they show the same place.
  const choice = dice(subject.seed, "composition");
  const name = choice.pick(mood.scenes);
  const palette = palettes[choice.pick(mood.palettes)];
  const chances = dice(subject.seed, "scene");
  const words = dice(subject.seed, "words");
  const aside = WANDERING.has(name) ? words.between(-0.15, 0.15) : 0;
  const focus = kind === "art" ? width * 0.7 : width * (0.5 + aside);
  const stage: Stage = { width, height, focus, wide: kind !== "poster", palette, dice: chances };
  const drawn = scenes[name](stage);
  if (kind === "still") {
    const zoom = words.between(1, 1.45);
    const x = focus * (1 - zoom);
    const y = height * 0.52 * (1 - zoom);
    return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${zoom.toFixed(3)})">${drawn}</g>${vignette(width, height)}`;
  }
  if (kind === "art") {
    const calm = mix(palette.land, "#000000", palette.paper ? 0.1 : 0.2);
    const scrim = linear(
      "calm",
      [
        [0, calm, 0.72],
        [0.34, calm, 0.42],
        [0.62, calm, 0],
      ],
      "right",
    );
    return drawn + vignette(width, height) + scrim + rect(0, 0, width, height, "url(#calm)");
  }
  return poster(subject, name, palette, drawn, words);
}

/** Scenes whose point of interest may stand to one side. */
const WANDERING = new Set<SceneName>([
  "balloons",
  "boat",
  "city",
  "dunes",
  "house",
  "lighthouse",
  "orbit",
  "ridges",
  "road",
  "startrails",
  "viaduct",
  "windows",
]);
/** Scenes with enough sky for a title above; how far down they move for it, in parts of the height. */
const ROOM_ABOVE: Partial<Record<SceneName, number>> = {
  boat: 0.2,
  city: 0.21,
  dunes: 0.2,
  lighthouse: 0.16,
  ridges: 0.18,
  road: 0.16,
  viaduct: 0.18,
  house: 0.17,
  orbit: 0.18,
};
/** Flat scenes keep their paper down to the foot; all others end in a dark foreground. */
const FLAT = new Set<SceneName>(["spiral", "blades"]);

function poster(subject: Subject, name: SceneName, palette: Palette, drawn: string, words: Dice): string {
  const { width, height } = CANVAS.poster;
  const room = ROOM_ABOVE[name];
  const above = room !== undefined && words.chance(0.42);
  const top = name === "orbit" ? palette.land : palette.sky[0];
  const image = above
    ? `${rect(0, 0, width, height * room + 2, top)}<g transform="translate(0 ${height * room})">${drawn}</g>`
    : drawn;
  const flat = FLAT.has(name);
  // Words need a quiet ground: a third of the poster under a title, less under the small print alone.
  const tall = height * (above ? 0.3 : 0.45);
  const dusk = linear("foot", [
    [0, palette.land, 0],
    [0.6, palette.land, 0.55],
    [1, palette.land, 0.88],
  ]);
  const foot = flat ? "" : dusk + rect(0, height - tall, width, tall, "url(#foot)");
  const low = palette.paper && !flat ? palette.glow : palette.ink;
  const high = palette.paper && name !== "orbit" ? palette.ink : low;
  return (
    image +
    foot +
    vignette(width, height) +
    setWords(subject, words, {
      above,
      title: above ? high : low,
      print: low,
      accent: palette.paper ? palette.accent : palette.glow,
    })
  );
}

function vignette(width: number, height: number): string {
  const edge = radial("edge", [
    [0.55, "#000000", 0],
    [1, "#000000", 0.38],
  ]);
  return edge + rect(-width * 0.2, -height * 0.2, width * 1.4, height * 1.4, "url(#edge)");
}
