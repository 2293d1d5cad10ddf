import { mix } from "../palettes.ts";
import { glow, linear, n, path, rect, type Scene } from "../svg.ts";

/** Somebody in a hat, and the light that comes through a blind. */
export const blinds: Scene = ({ width: w, height: h, focus, palette, dice, wide }) => {
  const unit = wide ? h * 0.95 : w;
  const wall = mix(palette.sky[0], palette.sky[1], 0.45);
  const dark = mix(palette.land, "#000000", 0.3);
  let out =
    linear("wall", [
      [0, mix(wall, palette.land, 0.4)],
      [0.5, wall],
      [1, palette.land],
    ]) + rect(0, 0, w, h, "url(#wall)");
  const x = focus - unit * 0.03;
  const y = h * (wide ? 0.6 : 0.44);
  out += glow("lamp", x + unit * 0.25, y - unit * 0.3, unit * 0.9, palette.sky[2], 0.75);
  const slats = 11;
  const lean = dice.between(0.1, 0.2) * (dice.chance(0.5) ? 1 : -1);
  const left = focus - unit * 0.62;
  const right = focus + unit * 0.62;
  for (let i = 0; i < slats; i++) {
    const sy = y - unit * 0.78 + i * unit * 0.125;
    out += path(
      `M${n(left)} ${n(sy)}L${n(right)} ${n(sy - unit * lean)}v${n(unit * 0.06)}L${n(left)} ${n(sy + unit * 0.06)}Z`,
      palette.glow,
      `opacity="${n(0.75 - Math.abs(i - 4.5) * 0.1)}"`,
    );
  }
  const s = unit / 100;
  const p = (px: number, py: number) => `${n(x + px * s)} ${n(y + py * s)}`;
  const bust = `M${p(-58, 90)}C${p(-56, 44)} ${p(-44, 34)} ${p(-18, 28)}C${p(-12, 26)} ${p(-12, 20)} ${p(-13, 14)}C${p(-19, 8)} ${p(-21, -2)} ${p(-20, -14)}L${p(20, -14)}C${p(21, -2)} ${p(19, 8)} ${p(13, 14)}C${p(12, 20)} ${p(12, 26)} ${p(18, 28)}C${p(44, 34)} ${p(56, 44)} ${p(58, 90)}Z`;
  const hat = `M${p(-36, -13)}C${p(-30, -20)} ${p(-23, -19)} ${p(-21, -21)}C${p(-21, -36)} ${p(-17, -46)} ${p(-8, -44)}Q${p(0, -40)} ${p(8, -44)}C${p(17, -46)} ${p(21, -36)} ${p(21, -21)}C${p(23, -19)} ${p(30, -20)} ${p(36, -13)}C${p(24, -7)} ${p(-24, -7)} ${p(-36, -13)}Z`;
  out += path(bust, dark) + path(hat, dark);
  out += path(
    `M${p(-21, -21)}C${p(-10, -16)} ${p(10, -16)} ${p(21, -21)}L${p(21, -26)}C${p(10, -21)} ${p(-10, -21)} ${p(-21, -26)}Z`,
    palette.accent,
    'opacity=".9"',
  );
  const rim = mix(palette.glow, palette.sky[2], 0.3);
  out += path(
    `M${p(20, -12)}C${p(21, -2)} ${p(19, 8)} ${p(13, 14)}C${p(12, 20)} ${p(12, 26)} ${p(18, 28)}C${p(44, 34)} ${p(56, 44)} ${p(58, 90)}L${p(56, 90)}C${p(53, 48)} ${p(42, 38)} ${p(15, 30)}C${p(10, 28)} ${p(10, 20)} ${p(11, 13)}C${p(17, 6)} ${p(18, -2)} ${p(18, -11)}Z`,
    rim,
    'opacity=".7"',
  );
  out +=
    path(
      `M${p(0, 30)}L${p(-10, 27)}L${p(-14, 40)}L${p(0, 66)}L${p(14, 40)}L${p(10, 27)}Z`,
      mix(palette.glow, palette.sky[1], 0.55),
      'opacity=".55"',
    ) +
    path(
      `M${p(-3, 33)}H${p(3, 33).split(" ")[0] ?? ""}L${p(5, 60)}L${p(0, 68)}L${p(-5, 60)}Z`,
      palette.accent,
      'opacity=".9"',
    );
  return (
    out +
    linear("fade", [
      [0, dark, 0],
      [0.8, dark, 0.97],
      [1, dark, 1],
    ]) +
    rect(0, h * (wide ? 0.62 : 0.52), w, h * 0.5, "url(#fade)")
  );
};
