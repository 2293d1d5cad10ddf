import { mix } from "../palettes.ts";
import { disc, n, path, person, rect, type Scene } from "../svg.ts";

/** Paper cut by hand: crooked blades of colour closing in on one small figure. */
export const blades: Scene = ({ width: w, height: h, focus, palette, dice, wide }) => {
  const ground = palette.paper ? palette.sky[0] : mix(palette.sky[1], palette.sky[2], 0.55);
  const y = h * (wide ? 0.5 : 0.39);
  const unit = wide ? h : w;
  const colours = [
    palette.land,
    palette.accent,
    palette.land,
    mix(palette.sky[2], palette.land, 0.25),
    palette.land,
  ] as const;
  let out = rect(0, 0, w, h, ground);
  out += disc(focus, y, unit * 0.26, palette.paper ? palette.accent : palette.glow);
  const count = dice.whole(9, 13);
  const far = Math.hypot(w, h);
  const turn = dice.between(0, 6.28);
  for (let i = 0; i < count; i++) {
    const a = turn + (i / count) * Math.PI * 2 + dice.between(-0.12, 0.12);
    // The words stand below: blades from there stay short.
    const below = Math.sin(a) > 0.25;
    const tip = unit * (below ? dice.between(0.4, 0.55) : dice.between(0.19, 0.36));
    const half = dice.between(0.06, 0.17);
    const bent = a + dice.between(-0.12, 0.12);
    const p = (angle: number, r: number) => `${n(focus + r * Math.cos(angle))} ${n(y + r * Math.sin(angle))}`;
    out += path(
      `M${p(bent, tip)}L${p(bent + 0.1, tip * 1.06)}L${p(a + half * 0.9, tip + far * 0.2)}L${p(a + half, far)}L${p(a - half, far)}L${p(a - half * 0.7, tip + far * 0.14)}Z`,
      colours[i % colours.length] ?? palette.land,
    );
  }
  const tall = unit * 0.3;
  if (!wide)
    out += path(
      `M0 ${n(h * 0.665)}L${n(w * 0.4)} ${n(h * 0.655)}L${n(w)} ${n(h * 0.675)}V${n(h)}H0Z`,
      ground,
    );
  return out + person(focus, y + tall * 0.5, tall, palette.land, dice.chance(0.5));
};
