import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import opentype, { type Font, type PathCommand } from "opentype.js";
import { n } from "./svg.ts";

export type Family = "poster" | "sans" | "light" | "serif" | "serifItalic" | "serifBlack";

type Face = { font: Font; capital: number };

const require = createRequire(import.meta.url);

const FILES: Record<Family, [pack: string, style: string]> = {
  poster: ["bebas-neue", "400-normal"],
  sans: ["oswald", "600-normal"],
  light: ["oswald", "300-normal"],
  serif: ["playfair-display", "600-normal"],
  serifItalic: ["playfair-display", "700-italic"],
  serifBlack: ["playfair-display", "900-normal"],
};
const SCRIPTS = ["latin", "latin-ext", "cyrillic"];

const loaded = new Map<Family, Face[]>();

/** A bare machine has no fonts; these come with the packages, a file per script. */
function faces(family: Family): Face[] {
  const known = loaded.get(family);
  if (known) return known;
  const [pack, style] = FILES[family];
  const folder = join(dirname(require.resolve(`@fontsource/${pack}/package.json`)), "files");
  const found = SCRIPTS.flatMap((script) => {
    try {
      const file = readFileSync(join(folder, `${pack}-${script}-${style}.woff`));
      const font = opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
      return [{ font, capital: (font.charToGlyph("H").getMetrics().yMax ?? 0) / font.unitsPerEm }];
    } catch {
      return []; // not every family comes in every script
    }
  });
  loaded.set(family, found);
  return found;
}

/** Letters as an outline: path data starting at (0, 0) on the baseline, and its width. */
export type Outline = { d: string; width: number };

/** Height of a capital letter at size 1. */
export const capital = (family: Family): number => faces(family)[0]?.capital ?? 0.7;

/** Draws a line of text; `tracking` is added between letters, in parts of `size`. Letters no face has are left out. */
export function outline(family: Family, text: string, size: number, tracking = 0): Outline {
  let d = "";
  let x = 0;
  let before: { font: Font; glyph: ReturnType<Font["charToGlyph"]> } | undefined;
  for (const letter of text) {
    const face = faces(family).find(({ font }) => font.charToGlyphIndex(letter) > 0);
    if (!face) continue;
    const { font } = face;
    const glyph = font.charToGlyph(letter);
    const scale = size / font.unitsPerEm;
    if (before?.font === font) x += font.getKerningValue(before.glyph, glyph) * scale;
    d += glyph.getPath(x, 0, size).commands.map(written).join("");
    x += (glyph.advanceWidth ?? 0) * scale + tracking * size;
    before = { font, glyph };
  }
  return { d, width: Math.max(0, x - tracking * size) };
}

// The library's own writer makes NaN of numbers as small as 1e-7.
function written(command: PathCommand): string {
  if (command.type === "Z") return "Z";
  const curve = command.type === "Q" || command.type === "C" ? `${n(command.x1)} ${n(command.y1)} ` : "";
  const second = command.type === "C" ? `${n(command.x2)} ${n(command.y2)} ` : "";
  return `${command.type}${curve}${second}${n(command.x)} ${n(command.y)}`;
}
