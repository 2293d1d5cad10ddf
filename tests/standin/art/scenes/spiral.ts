import { mix } from "../palettes.ts";
import { disc, line, n, person, radial, rect, type Scene } from "../svg.ts";

/** A drawn vortex on flat colour, and somebody falling into it. */
export const spiral: Scene = ({ width: w, height: h, focus, palette, dice, wide }) => {
  const ground = palette.paper
    ? (palette.sky[dice.whole(0, 2)] ?? palette.sky[0])
    : mix(palette.sky[1], palette.sky[2], dice.between(0.15, 0.7));
  const y = h * (wide ? 0.5 : 0.37);
  const big = (wide ? h * 0.56 : w * 0.47) * dice.between(0.9, 1.05);
  const turns = dice.pick([5, 7, 8, 11]);
  const petals = turns + dice.pick([2, 3, 4]);
  const squash = dice.between(0.35, 0.62);
  let d = "";
  for (let i = 0; i <= 1500; i++) {
    const t = (i / 1500) * Math.PI * 2 * turns;
    const r = big * (0.12 + 0.88 * Math.abs(Math.cos((t * petals) / turns / 2)));
    const a = t * squash + t;
    d += `${i ? "L" : "M"}${n(focus + r * Math.cos(a))} ${n(y + r * Math.sin(a))}`;
  }
  let out = rect(0, 0, w, h, ground);
  out +=
    radial("depth", [
      [0, palette.land, 0],
      [1, palette.land, palette.paper ? 0.16 : 0.6],
    ]) + rect(0, 0, w, h, "url(#depth)");
  out += line(d, palette.ink, (wide ? h : w) * 0.0034, 'opacity=".85" stroke-linejoin="round"');
  out +=
    radial("hole", [
      [0, palette.land],
      [0.55, palette.land, 0.9],
      [1, palette.land, 0],
    ]) + disc(focus, y, big * 0.34, "url(#hole)");
  const tall = big * 0.4;
  return `${out}<g transform="rotate(${n(dice.between(100, 170))} ${n(focus)} ${n(y)})">${person(focus, y + tall / 2, tall, palette.paper ? palette.accent : palette.glow)}</g>`;
};
