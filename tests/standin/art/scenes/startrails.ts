import { mix } from "../palettes.ts";
import { crags, glow, line, linear, massif, n, path, rect, type Scene, sky } from "../svg.ts";

/** A long night over a camp: the stars have drawn circles. */
export const startrails: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const y = h * (wide ? 0.42 : 0.3);
  const ground = h * (wide ? 0.78 : 0.585);
  let out = sky(stage, 0.85) + glow("pole", focus, y, w * 0.6, palette.sky[2], 0.4);
  const inks = [palette.glow, palette.sky[2], palette.accent];
  const trails = ["", "", ""];
  for (let i = 0; i < 190; i++) {
    const r = (i / 190) ** 0.9 * Math.hypot(w, h) * 0.75 + 8;
    const start = dice.between(0, 6.28);
    const sweep = dice.between(0.5, 1.25);
    const p = (a: number) => `${n(focus + r * Math.cos(a))} ${n(y + r * Math.sin(a))}`;
    const k = dice.chance(0.6) ? 0 : dice.chance(0.7) ? 1 : 2;
    trails[k] += `M${p(start)}A${n(r)} ${n(r)} 0 0 1 ${p(start + sweep)}`;
  }
  trails.forEach((d, i) => {
    out += line(
      d,
      inks[i] ?? palette.glow,
      (wide ? h : w) * 0.0022,
      `opacity="${i === 0 ? 0.75 : 0.6}" stroke-linecap="round"`,
    );
  });
  out += glow("camp", focus, ground, w * 0.34, palette.accent, 0.55);
  out += path(
    massif(crags(dice, ground - h * 0.02, h * 0.08, 0.5), w, h),
    mix(palette.land, palette.sky[1], 0.35),
  );
  out += path(massif(crags(dice, ground + h * 0.03, h * 0.03, 0.45), w, h), palette.land);
  const s = (wide ? h : w) * 0.075;
  const ty = ground + h * 0.035;
  out += glow("inside", focus, ty - s * 0.4, s * 2.6, palette.glow, 0.6);
  out +=
    linear("tent", [
      [0, palette.glow],
      [1, palette.accent],
    ]) +
    path(
      `M${n(focus - s)} ${n(ty)}Q${n(focus - s * 0.3)} ${n(ty - s * 0.7)} ${n(focus)} ${n(ty - s)}Q${n(focus + s * 0.3)} ${n(ty - s * 0.7)} ${n(focus + s)} ${n(ty)}Z`,
      "url(#tent)",
    );
  out += path(
    `M${n(focus - s * 0.3)} ${n(ty)}L${n(focus)} ${n(ty - s * 0.72)}L${n(focus + s * 0.3)} ${n(ty)}Z`,
    palette.land,
    'opacity=".5"',
  );
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [0.6, palette.land, 0.95],
      [1, palette.land, 1],
    ]) +
    rect(0, ground, w, h - ground, "url(#fade)")
  );
};
