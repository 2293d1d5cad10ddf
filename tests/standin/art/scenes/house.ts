import { mix } from "../palettes.ts";
import type { Dice } from "../seeded.ts";
import { birds, disc, glow, line, linear, n, path, rect, type Scene, sky, stars } from "../svg.ts";

/** A house on a hill in front of a moon far too large, one window lit. */
export const house: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const r = (wide ? h * 0.34 : w * 0.36) * dice.between(0.9, 1.1);
  const hill = h * (wide ? 0.7 : 0.6);
  const my = hill - r * 0.75;
  const dark = mix(palette.land, "#000000", 0.25);
  let out = sky(stage, 0.8) + (palette.paper ? "" : stars(stage, 160, h * 0.5));
  out += glow("halo", focus, my, r * 2.2, palette.glow, 0.5);
  out +=
    linear("moon", [
      [0, palette.glow],
      [1, mix(palette.glow, palette.sky[2], 0.6)],
    ]) + disc(focus, my, r, "url(#moon)");
  for (let i = 0; i < 7; i++)
    out += disc(
      focus + dice.between(-0.6, 0.6) * r,
      my + dice.between(-0.7, 0.5) * r,
      r * dice.between(0.04, 0.14),
      palette.sky[2],
      'opacity=".22"',
    );
  out += birds(dice, focus - r * 0.75, my - r * 0.4, r * 0.42, dark);
  const s = (wide ? h : w) * 0.0033 * dice.between(0.9, 1.15);
  const hx = focus + w * dice.between(-0.03, 0.03);
  const p = (x: number, y: number) => `${n(hx + x * s)} ${n(hill + y * s)}`;
  out += path(
    `M${p(-34, 6)}L${p(-34, -38)}L${p(-40, -38)}L${p(-12, -66)}L${p(-12, -82)}L${p(-18, -82)}L${p(-4, -112)}L${p(10, -82)}L${p(4, -82)}L${p(4, -58)}L${p(18, -70)}L${p(18, -80)}L${p(24, -80)}L${p(24, -64)}L${p(44, -38)}L${p(38, -38)}L${p(38, 6)}Z`,
    dark,
  );
  const pane = (x: number, y: number, width: number, height: number) =>
    rect(hx + x * s, hill + y * s, width * s, height * s, mix(palette.accent, palette.glow, 0.45));
  out +=
    pane(-24, -30, 8, 13) +
    pane(-7, -80, 6, 11) +
    glow("lit", hx - 20 * s, hill - 23 * s, 26 * s, palette.accent, 0.75);
  out +=
    rect(hx - 20.4 * s, hill - 30 * s, 0.9 * s, 13 * s, dark) +
    rect(hx - 24 * s, hill - 24 * s, 8 * s, 0.9 * s, dark);
  const slope = `M0 ${n(hill + h * 0.13)}C${n(focus * 0.5)} ${n(hill + h * 0.1)} ${n(focus - r)} ${n(hill)} ${n(focus)} ${n(hill)}S${n(focus + (w - focus) * 0.6)} ${n(hill + h * 0.1)} ${n(w)} ${n(hill + h * 0.12)}V${n(h)}H0Z`;
  out += path(slope, dark);
  const side = dice.chance(0.5) ? 1 : -1;
  out += bare(dice, focus + side * r * 1.02, hill + h * 0.035, r * 0.3, -90 - side * 6, r * 0.05, dark);
  const gate = focus - side * r * 0.9;
  out += line(
    `M${n(focus)} ${n(hill + 8)}C${n(gate)} ${n(hill + h * 0.06)} ${n(focus + side * r * 0.5)} ${n(hill + h * 0.12)} ${n(focus - side * r * 0.3)} ${n(hill + h * 0.2)}`,
    palette.glow,
    w * 0.009,
    'opacity=".16" stroke-linecap="round"',
  );
  return (
    out +
    linear("fade", [
      [0, dark, 0],
      [1, dark, 1],
    ]) +
    rect(0, h * 0.6, w, h * 0.4, "url(#fade)")
  );
};

/** A leafless tree: every branch carries smaller ones. */
function bare(
  dice: Dice,
  x: number,
  y: number,
  length: number,
  angle: number,
  thick: number,
  colour: string,
): string {
  if (thick < 0.9) return "";
  const rad = (angle * Math.PI) / 180;
  const ex = x + Math.cos(rad) * length;
  const ey = y + Math.sin(rad) * length;
  const bend = dice.between(-0.18, 0.18) * length;
  let out = line(
    `M${n(x)} ${n(y)}Q${n((x + ex) / 2 + bend)} ${n((y + ey) / 2)} ${n(ex)} ${n(ey)}`,
    colour,
    thick,
    'stroke-linecap="round"',
  );
  for (let i = dice.whole(2, 3); i > 0; i--) {
    out += bare(
      dice,
      ex,
      ey,
      length * dice.between(0.62, 0.82),
      angle + dice.between(-46, 46),
      thick * dice.between(0.5, 0.66),
      colour,
    );
  }
  return out;
}
