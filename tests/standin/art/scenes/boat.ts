import { mix } from "../palettes.ts";
import { disc, glow, line, linear, n, path, rect, type Scene, sky, stars } from "../svg.ts";

/** A small boat on waves cut like paper, under a moon. */
export const boat: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const r = (wide ? h * 0.24 : w * 0.27) * dice.between(0.9, 1.15);
  const sea = h * (wide ? 0.56 : 0.5);
  let out = sky(stage, 0.7) + (palette.paper ? "" : stars(stage, 150, sea * 0.9));
  out +=
    glow("halo", focus, sea - r * 0.9, r * 2.6, palette.glow, 0.6) +
    disc(focus, sea - r * 0.9, r, palette.glow);
  const layers = 7;
  for (let i = 0; i < layers; i++) {
    const depth = i / (layers - 1);
    const y = sea + (h - sea) * 0.82 * depth ** 1.25;
    const length = w * (0.1 + 0.16 * depth) * (wide ? 0.6 : 1);
    const high = length * dice.between(0.16, 0.24);
    const crest = mix(mix(palette.sky[2], palette.sky[1], 0.25 + depth * 0.6), palette.land, depth * 0.75);
    let d = `M${n(-length * (1 + dice.between(0, 1)))} ${n(y)}`;
    for (let x = -length * 2; x < w + length * 2; x += length)
      d += `c${n(length * 0.3)} ${n(-high)} ${n(length * 0.5)} ${n(-high)} ${n(length * 0.62)} ${n(-high * 0.2)}q${n(length * 0.15)} ${n(high * 0.4)} ${n(length * 0.38)} ${n(high * 0.2)}`;
    if (i === 3)
      out += hull(focus + w * 0.02, y - high * 0.35, (wide ? h : w) * 0.115, palette, dice.between(-9, 5));
    out +=
      linear(`w${i}`, [
        [0, crest],
        [1, mix(crest, palette.land, 0.55)],
      ]) + path(`${d}V${n(h)}H${n(-length * 2)}Z`, `url(#w${i})`);
    out += line(d, mix(crest, palette.glow, 0.6), h * 0.0018, `opacity="${n(0.7 - depth * 0.4)}"`);
  }
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [1, palette.land, 0.92],
    ]) +
    rect(0, h * 0.66, w, h * 0.34, "url(#fade)")
  );
};

function hull(
  x: number,
  y: number,
  s: number,
  palette: { accent: string; glow: string; land: string },
  tilt: number,
): string {
  const body = path(
    `M${n(-s)} ${n(-s * 0.3)}H${n(s)}L${n(s * 0.62)} ${n(s * 0.25)}H${n(-s * 0.62)}Z`,
    palette.land,
  );
  const mast = rect(-s * 0.025, -s * 1.75, s * 0.05, s * 1.5, palette.land);
  const main = path(
    `M${n(s * 0.07)} ${n(-s * 1.72)}Q${n(s * 0.95)} ${n(-s * 1.1)} ${n(s * 0.8)} ${n(-s * 0.42)}H${n(s * 0.07)}Z`,
    palette.accent,
  );
  const jib = path(
    `M${n(-s * 0.07)} ${n(-s * 1.6)}Q${n(-s * 0.65)} ${n(-s * 1)} ${n(-s * 0.72)} ${n(-s * 0.42)}H${n(-s * 0.07)}Z`,
    mix(palette.glow, palette.accent, 0.25),
  );
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(tilt)})">${mast}${main}${jib}${body}</g>`;
}
