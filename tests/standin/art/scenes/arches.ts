import { mix } from "../palettes.ts";
import { birds, disc, n, path, rect, type Scene } from "../svg.ts";

/** Concentric bands of flat colour rising over hills, as printed in another decade. */
export const arches: Scene = ({ width: w, height: h, focus, palette, dice, wide }) => {
  const [a, b, c] = palette.sky;
  const paper = palette.paper ? a : mix(palette.glow, a, 0.1);
  const bands = palette.paper
    ? [palette.land, palette.accent, c, mix(palette.accent, palette.glow, 0.45), palette.glow]
    : [palette.land, b, palette.accent, c, palette.glow];
  const y = h * (wide ? 0.72 : 0.6);
  const r = wide ? h * 0.56 : w * 0.47;
  let out = rect(0, 0, w, h, paper);
  const steps = dice.whole(5, 7);
  for (let i = 0; i < steps; i++)
    out += disc(focus, y, r * (1 - (i / steps) * 0.82), bands[i % bands.length] ?? a);
  out += birds(dice, focus + r * 0.72, y - r * 1.12, r * 0.22, palette.land);
  const hills = [mix(palette.accent, palette.land, 0.25), mix(c, palette.land, 0.55), palette.land];
  hills.forEach((colour, i) => {
    const top = y - h * 0.06 + i * h * 0.065;
    const peak = w * dice.between(0.2, 0.8);
    out += path(
      `M0 ${n(top + h * 0.05)}C${n(peak * 0.5)} ${n(top - h * 0.06)} ${n(peak)} ${n(top - h * 0.03)} ${n((peak + w) / 2)} ${n(top + h * 0.03)}S${n(w * 0.95)} ${n(top)} ${n(w)} ${n(top + h * dice.between(-0.03, 0.04))}V${n(h)}H0Z`,
      colour,
    );
    if (i === 1) {
      for (let k = 0; k < 9; k++) {
        const x = w * dice.between(0.03, 0.97);
        const s = h * dice.between(0.02, 0.036);
        const foot = top + h * 0.045;
        out += path(
          `M${n(x)} ${n(foot - s * 2.6)}L${n(x + s * 0.6)} ${n(foot)}H${n(x - s * 0.6)}Z`,
          palette.land,
        );
      }
    }
  });
  return out;
};
