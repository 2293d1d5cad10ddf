import { mix } from "../palettes.ts";
import { disc, glow, linear, n, path, person, radial, rect, type Scene } from "../svg.ts";

/** One person before a great shape of light, the shadow long on the floor. */
export const doorway: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const floor = h * (wide ? 0.72 : 0.62);
  const size = wide ? h * 0.3 : w * 0.34;
  const dark = mix(palette.land, palette.sky[0], palette.paper ? 0 : 0.5);
  const lit = mix(palette.sky[2], palette.glow, 0.35);
  let out = rect(0, 0, w, h, dark);
  out +=
    radial("room", [
      [0, palette.sky[1], 0.95],
      [0.5, palette.sky[1], 0.4],
      [1, palette.sky[1], 0],
    ]) + disc(focus, floor - size, w * (wide ? 0.55 : 0.95), "url(#room)");
  out += linear("door", [
    [0, palette.glow],
    [0.55, lit],
    [1, palette.sky[2]],
  ]);
  out +=
    linear("floor", [
      [0, mix(dark, palette.sky[1], 0.4)],
      [1, dark],
    ]) + rect(0, floor, w, h - floor, "url(#floor)");
  const shape = dice.whole(0, 2);
  const half = size * (shape === 0 ? 1 : 0.62);
  if (shape === 0) {
    out += `<clipPath id="above"><rect width="${n(w)}" height="${n(floor)}"/></clipPath>`;
    out += `<g clip-path="url(#above)">${disc(focus, floor - size * 0.72, size, "url(#door)")}</g>`;
  } else if (shape === 1)
    out += path(
      `M${n(focus - half)} ${n(floor)}V${n(floor - size * 1.1)}A${n(half)} ${n(half)} 0 0 1 ${n(focus + half)} ${n(floor - size * 1.1)}V${n(floor)}Z`,
      "url(#door)",
    );
  else
    out += path(
      `M${n(focus - half)} ${n(floor)}L${n(focus - half * 0.82)} ${n(floor - size * 1.75)}H${n(focus + half * 0.82)}L${n(focus + half)} ${n(floor)}Z`,
      "url(#door)",
    );
  const foot = shape === 0 ? size * 0.69 : half;
  out += linear("carpet", [
    [0, lit, 0.85],
    [1, palette.sky[1], 0],
  ]);
  out += path(
    `M${n(focus - foot)} ${n(floor)}H${n(focus + foot)}L${n(focus + foot * 2.3)} ${n(h)}H${n(focus - foot * 2.3)}Z`,
    "url(#carpet)",
  );
  out += glow("halo", focus, floor - size * 0.7, size * 2.2, palette.glow, 0.28);
  const tall = size * dice.between(0.55, 0.72);
  const feet = floor + size * 0.12;
  out += linear("shade", [
    [0, dark, 0.95],
    [1, dark, 0],
  ]);
  const s = tall * 0.13;
  out += path(
    `M${n(focus - s)} ${n(feet)}H${n(focus + s)}L${n(focus + s * 2.6)} ${n(feet + tall * 1.8)}H${n(focus - s * 2.6)}Z`,
    "url(#shade)",
  );
  return out + person(focus, feet + 4, tall, mix(palette.land, "#000000", 0.3), dice.chance(0.45));
};
