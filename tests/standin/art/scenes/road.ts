import { mix } from "../palettes.ts";
import { crags, disc, glow, line, linear, massif, n, path, rect, type Scene, sky, stars } from "../svg.ts";

/** A straight road to the horizon, poles beside it, somebody driving away. */
export const road: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const y = h * (wide ? 0.58 : 0.5);
  const size = (wide ? h * 0.17 : w * 0.2) * dice.between(0.8, 1.3);
  const ground = mix(palette.sky[1], palette.land, 0.62);
  let out = sky(stage, 0.52) + (palette.paper ? "" : stars(stage, 110, h * 0.35));
  out +=
    glow("halo", focus, y, size * 4, palette.glow, 0.75) + disc(focus, y - size * 0.35, size, palette.glow);
  out += path(
    massif(crags(dice, y + 2, h * 0.06, 0.5), w, y + h * 0.04),
    mix(palette.sky[1], palette.land, 0.4),
  );
  out +=
    linear("plain", [
      [0, mix(ground, palette.sky[2], 0.4)],
      [0.3, ground],
      [1, palette.land],
    ]) + rect(0, y, w, h - y, "url(#plain)");
  const near = wide ? h * 0.85 : w * 0.78;
  out += linear("tar", [
    [0, mix(palette.land, palette.sky[2], 0.35)],
    [0.4, palette.land],
    [1, palette.land],
  ]);
  out += path(
    `M${n(focus - 2)} ${n(y)}L${n(focus - near)} ${n(h)}H${n(focus + near)}L${n(focus + 2)} ${n(y)}Z`,
    "url(#tar)",
  );
  const at = (depth: number) => y + (h - y) * depth;
  let marks = "";
  for (let k = 0; k < 11; k++) {
    const a = (k / 11) ** 2.2;
    const b = ((k + 0.5) / 11) ** 2.2;
    const wa = near * 0.022 * a + 0.5;
    const wb = near * 0.022 * b + 0.5;
    marks += `M${n(focus - wa)} ${n(at(a))}H${n(focus + wa)}L${n(focus + wb)} ${n(at(b))}H${n(focus - wb)}Z`;
  }
  out += path(marks, palette.accent);
  for (const side of [-1, 1])
    out += path(
      `M${n(focus)} ${n(y)}L${n(focus + side * near * 0.93)} ${n(h)}h${n(near * 0.03)}Z`,
      palette.glow,
      'opacity=".5"',
    );
  const side = dice.chance(0.5) ? 1 : -1;
  let poles = "";
  let wire = "";
  for (let k = 1; k < 9; k++) {
    const depth = (k / 8) ** 2.3;
    const x = focus + side * near * 1.35 * depth;
    const tall = h * 0.5 * depth + h * 0.012;
    const thick = Math.max(1, 11 * depth);
    const top = at(depth) - tall;
    poles += `M${n(x - thick / 2)} ${n(at(depth))}V${n(top)}h${n(thick)}V${n(at(depth))}ZM${n(x - tall * 0.13)} ${n(top + tall * 0.08)}h${n(tall * 0.26)}v${n(thick * 0.8)}h${n(-tall * 0.26)}Z`;
    wire += `${k === 1 ? "M" : "L"}${n(x)} ${n(top + tall * 0.07)}`;
  }
  out += path(poles, palette.land) + line(wire, palette.land, 1.6, 'opacity=".8"');
  const car = 0.075;
  const cy = at(car);
  const s = near * car * 0.36;
  out += path(
    `M${n(focus + s * 0.35)} ${n(cy)}v${n(-s * 0.55)}q0 ${n(-s * 0.1)} ${n(s * 0.15)} ${n(-s * 0.12)}l${n(s * 0.16)} ${n(-s * 0.4)}h${n(s * 0.78)}l${n(s * 0.16)} ${n(s * 0.4)}q${n(s * 0.15)} 0 ${n(s * 0.15)} ${n(s * 0.12)}v${n(s * 0.55)}Z`,
    palette.land,
  );
  out +=
    glow("tailL", focus + s * 0.5, cy - s * 0.38, s * 0.5, palette.accent, 1) +
    glow("tailR", focus + s * 1.6, cy - s * 0.38, s * 0.5, palette.accent, 1);
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [1, palette.land, 0.97],
    ]) +
    rect(0, h * 0.66, w, h * 0.34, "url(#fade)")
  );
};
