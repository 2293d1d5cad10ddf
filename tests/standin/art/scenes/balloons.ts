import { mix } from "../palettes.ts";
import { disc, glow, line, linear, n, path, rect, type Scene, type Stage, sky } from "../svg.ts";

/** Balloons above the clouds. */
export const balloons: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const unit = wide ? h : w;
  let out = sky(stage, 0.85) + glow("sun", focus - unit * 0.24, h * 0.4, unit * 0.75, palette.glow, 0.7);
  for (let i = 0; i < 3; i++) out += bank(stage, i, h * (0.44 + i * 0.08), 0.5);
  out += balloon(stage, 1, focus - unit * dice.between(0.32, 0.4), h * (wide ? 0.4 : 0.42), unit * 0.055);
  out += balloon(stage, 2, focus + unit * dice.between(0.3, 0.38), h * (wide ? 0.28 : 0.2), unit * 0.08);
  out += balloon(stage, 3, focus, h * (wide ? 0.36 : 0.31), unit * (wide ? 0.2 : 0.215));
  for (let i = 3; i < 6; i++) out += bank(stage, i, h * ((wide ? 0.56 : 0.46) + i * 0.075), 0.9);
  const low = mix(palette.land, palette.sky[1], palette.paper ? 0.12 : 0.25);
  return (
    out +
    linear("fade", [
      [0, low, 0],
      [1, low, 1],
    ]) +
    rect(0, h * 0.6, w, h * 0.4, "url(#fade)")
  );
};

function bank(
  { width: w, height: h, palette, dice }: Stage,
  layer: number,
  y: number,
  opacity: number,
): string {
  const depth = layer / 5;
  const top = mix(mix(palette.sky[2], palette.glow, 0.75 - depth * 0.35), palette.land, depth * 0.18);
  let d = `M${n(-w * 0.1)} ${n(h)}V${n(y)}`;
  for (let x = -w * 0.1; x < w * 1.05; ) {
    const puff = w * dice.between(0.06, 0.2);
    d += `a${n(puff * 0.55)} ${n(puff * dice.between(0.3, 0.5))} 0 0 1 ${n(puff)} ${n(dice.between(-0.09, 0.09) * puff)}`;
    x += puff;
  }
  const id = `bank${layer}`;
  return (
    linear(id, [
      [0, top],
      [0.5, mix(palette.sky[2], palette.sky[1], depth * 0.7)],
      [1, palette.sky[1]],
    ]) + path(`${d}V${n(h)}Z`, `url(#${id})`, `opacity="${opacity}"`)
  );
}

function balloon({ palette }: Stage, which: number, x: number, y: number, r: number): string {
  const colours = [palette.accent, palette.glow, mix(palette.accent, palette.land, 0.35), palette.sky[2]];
  const shell = (k: number) =>
    `M${n(x)} ${n(y - r)}C${n(x + k * r * 1.34)} ${n(y - r)} ${n(x + k * r * 1.2)} ${n(y + r * 0.35)} ${n(x + k * r * 0.26)} ${n(y + r * 1.15)}H${n(x - k * r * 0.26)}C${n(x - k * r * 1.2)} ${n(y + r * 0.35)} ${n(x - k * r * 1.34)} ${n(y - r)} ${n(x)} ${n(y - r)}Z`;
  let out = "";
  [1, 0.76, 0.48, 0.18].forEach((k, i) => {
    out += path(shell(k), colours[(i + which) % 2 ? 1 : i === 0 || which === 2 ? 0 : 2] ?? palette.accent);
  });
  const id = `shade${which}`;
  out +=
    linear(
      id,
      [
        [0, "#ffffff", 0.25],
        [0.45, "#ffffff", 0],
        [1, palette.land, 0.55],
      ],
      "right",
    ) + path(shell(1), `url(#${id})`);
  const b = y + r * 1.5;
  out += line(
    `M${n(x - r * 0.24)} ${n(y + r * 1.15)}L${n(x - r * 0.13)} ${n(b)}M${n(x + r * 0.24)} ${n(y + r * 1.15)}L${n(x + r * 0.13)} ${n(b)}`,
    palette.land,
    Math.max(1.2, r * 0.014),
  );
  return `${out}<rect x="${n(x - r * 0.15)}" y="${n(b)}" width="${n(r * 0.3)}" height="${n(r * 0.22)}" rx="${n(r * 0.05)}" fill="${palette.land}"/>${disc(x, b - r * 0.03, r * 0.035, palette.land)}`;
}
