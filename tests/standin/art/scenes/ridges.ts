import { mix } from "../palettes.ts";
import {
  birds,
  crags,
  disc,
  glow,
  linear,
  massif,
  path,
  person,
  rect,
  type Scene,
  sky,
  stars,
} from "../svg.ts";

/** Mountain behind mountain, each a little darker, mist between them. */
export const ridges: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const night = !palette.paper && dice.chance(0.4);
  const size = (wide ? h * 0.12 : w * 0.13) * dice.between(0.8, 1.5);
  const y = h * (wide ? 0.3 : dice.between(0.24, 0.32));
  let out = sky(stage, 0.68) + (night ? stars(stage, 220, h * 0.45) : "");
  out +=
    glow("halo", focus, y, size * 5, palette.glow, 0.5) + disc(focus, y, size, palette.glow, 'opacity=".94"');
  if (!night)
    out += birds(dice, focus + size * 1.6, y + size * 0.4, w * 0.09, mix(palette.land, palette.sky[1], 0.3));
  const layers = 6;
  for (let i = 0; i < layers; i++) {
    const depth = i / (layers - 1);
    const base = h * (0.56 + 0.4 * depth);
    const points = crags(dice, base, h * (0.2 - 0.08 * depth), 0.5 + 0.05 * depth);
    const colour = mix(mix(palette.sky[2], palette.sky[1], 0.35 + depth * 0.5), palette.land, depth ** 0.8);
    out += linear(`r${i}`, [
      [0, colour],
      [1, mix(colour, palette.sky[2], 0.5 * (1 - depth))],
    ]);
    out += path(massif(points, w, h), `url(#r${i})`);
    if (i === layers - 2) {
      const at = Math.round((focus / w) * (points.length - 1));
      out += person(
        focus,
        (points[at] ?? base) + 4,
        h * (wide ? 0.06 : 0.045),
        palette.land,
        dice.chance(0.5),
      );
    }
  }
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [1, palette.land, 1],
    ]) +
    rect(0, h * 0.72, w, h * 0.28, "url(#fade)")
  );
};
