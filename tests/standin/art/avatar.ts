import { capital, outline } from "./fonts.ts";
import { mix, palettes } from "./palettes.ts";
import { dice } from "./seeded.ts";
import { disc, linear, n, path, rect } from "./svg.ts";

/** An account's picture on a 600x600 card: two hills, a sun, and the first letter of the name. */
export function avatar(seed: string, name?: string): string {
  const roll = dice(seed, "avatar");
  const palette = palettes[roll.pick(["ember", "lagoon", "violet", "teal", "ice", "gold"] as const)];
  const [top, middle, low] = palette.sky;
  let out =
    linear("sky", [
      [0, middle],
      [1, low],
    ]) + rect(0, 0, 600, 600, "url(#sky)");
  out += disc(
    roll.between(380, 460),
    roll.between(150, 200),
    roll.between(70, 110),
    palette.glow,
    'opacity=".85"',
  );
  const hill = (y: number, colour: string) =>
    path(
      `M0 ${n(y)}Q${n(roll.between(120, 300))} ${n(y - 150)} 600 ${n(y + roll.between(-60, 60))}V600H0Z`,
      colour,
    );
  out += hill(430, mix(top, middle, 0.4)) + hill(520, palette.land);
  const letter = [...(name ?? "").trim()][0];
  if (!letter) return out;
  const shape = outline("poster", letter.toUpperCase(), 360);
  const y = 300 + (capital("poster") * 360) / 2;
  return out + path(shape.d, palette.ink, `transform="translate(${n(300 - shape.width / 2)} ${n(y)})"`);
}
