import { mix } from "../palettes.ts";
import type { Dice } from "../seeded.ts";
import { disc, glow, linear, n, path, person, rect, type Scene } from "../svg.ts";

/** Trunks in fog, light between them, and somebody small. */
export const forest: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const ground = h * (wide ? 0.82 : 0.6);
  const air = mix(palette.sky[2], palette.glow, 0.25);
  let out =
    linear("air", [
      [0, mix(palette.sky[1], palette.land, 0.25)],
      [0.45, palette.sky[1]],
      [0.75, air],
      [1, palette.sky[1]],
    ]) + rect(0, 0, w, h, "url(#air)");
  out += glow("light", focus, ground - h * 0.2, (wide ? h : w) * 0.75, palette.glow, 0.95);
  const moon = (wide ? h : w) * 0.11;
  out += disc(focus, ground - h * (wide ? 0.46 : 0.36), moon, palette.glow, 'opacity=".85"');
  const layers = 4;
  for (let i = 0; i < layers; i++) {
    const depth = i / (layers - 1);
    const colour = mix(mix(air, palette.sky[1], 0.5), palette.land, 0.12 + 0.88 * depth);
    const foot = ground + h * (0.015 + 0.06 * depth * depth);
    const count = Math.round((wide ? 18 : 10) * (1.5 - depth));
    let trunks = "";
    for (let k = 0; k < count; k++) {
      const x = (w * (k + dice.between(0.1, 0.9))) / count;
      // A clearing round the point of interest, wider towards the viewer.
      const gap = (wide ? h : w) * (0.03 + 0.26 * depth);
      if (Math.abs(x - focus) < gap) continue;
      trunks += tree(
        dice,
        x,
        foot,
        w * (wide ? 0.006 : 0.009) * (0.7 + depth * 2.6) * dice.between(0.7, 1.3),
        h,
      );
    }
    out += path(trunks, colour);
    if (i === 2)
      out += person(
        focus,
        ground + h * 0.035,
        h * (wide ? 0.14 : 0.085),
        mix(palette.land, palette.sky[1], 0.1),
        dice.chance(0.3),
      );
    out +=
      linear(`fog${i}`, [
        [0, air, 0],
        [0.6, air, 0.38 * (1 - depth)],
        [1, air, 0],
      ]) + rect(0, ground - h * 0.28, w, h * 0.4, `url(#fog${i})`);
  }
  out +=
    linear("soil", [
      [0, palette.land, 0],
      [0.35, mix(palette.land, palette.sky[1], 0.12), 0.92],
      [1, palette.land],
    ]) + rect(0, ground - h * 0.01, w, h - ground + h * 0.01, "url(#soil)");
  return (
    out +
    linear("crown", [
      [0, palette.land, 0.85],
      [1, palette.land, 0],
    ]) +
    rect(0, 0, w, h * 0.4, "url(#crown)")
  );
};

function tree(dice: Dice, x: number, foot: number, half: number, h: number): string {
  const lean = dice.between(-1, 1) * half * 2;
  let d = `M${n(x - half * 1.9)} ${n(foot)}Q${n(x - half)} ${n(foot - half * 3)} ${n(x - half)} ${n(foot - h * 0.2)}L${n(x - half * 0.7 + lean)} -10H${n(x + half * 0.7 + lean)}L${n(x + half)} ${n(foot - h * 0.2)}Q${n(x + half)} ${n(foot - half * 3)} ${n(x + half * 1.9)} ${n(foot)}Z`;
  for (let b = dice.whole(2, 5); b > 0; b--) {
    const y = dice.between(0.02, 0.62) * foot;
    const side = dice.chance(0.5) ? 1 : -1;
    const reach = half * dice.between(4, 11) * side;
    const rise = Math.abs(reach) * dice.between(0.25, 0.7);
    const at = x + lean * (1 - y / foot);
    d += `M${n(at)} ${n(y)}Q${n(at + reach * 0.5)} ${n(y - rise * 0.3)} ${n(at + reach)} ${n(y - rise)}Q${n(at + reach * 0.5)} ${n(y - rise * 0.3 + half * 0.5)} ${n(at)} ${n(y + half * 1.1)}Z`;
  }
  return d;
}
