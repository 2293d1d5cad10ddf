import { mix } from "../palettes.ts";
import { disc, glow, linear, n, path, person, rect, type Scene, sky } from "../svg.ts";

/** A great sun over ridges of sand, and somebody walking. */
export const dunes: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const size = (wide ? h * 0.26 : w * 0.29) * dice.between(0.85, 1.15);
  const sunY = h * (wide ? 0.4 : 0.36);
  const sun: Parameters<typeof linear>[1] = [
    [0, palette.glow],
    [1, mix(palette.glow, palette.sky[2], 0.75)],
  ];
  let out = sky(stage, 0.72) + glow("halo", focus, sunY, size * 3, palette.glow, 0.55);
  out += linear("sun", sun) + disc(focus, sunY, size, "url(#sun)");
  const side = dice.chance(0.5) ? 1 : -1;
  const layers = 5;
  for (let i = 0; i < layers; i++) {
    const depth = i / (layers - 1);
    const foot = h * (0.53 + 0.33 * depth ** 1.1);
    const lift = h * (0.035 + 0.075 * depth) * dice.between(0.8, 1.2);
    const x = i === 2 ? focus - side * w * 0.13 : w * dice.between(0.15, 0.85);
    const top = foot - lift;
    const lit = mix(mix(palette.sky[2], palette.sky[1], depth * 0.9), palette.land, 0.08 + depth * 0.45);
    const dark = mix(lit, palette.land, 0.6);
    const rise = `M0 ${n(foot + lift * 0.3)}C${n(x * 0.45)} ${n(foot + lift * 0.1)} ${n(x * 0.75)} ${n(top + lift * 0.25)} ${n(x)} ${n(top)}`;
    const fall = `C${n(x + (w - x) * 0.25)} ${n(top + lift * 0.5)} ${n(x + (w - x) * 0.6)} ${n(foot)} ${n(w)} ${n(foot + lift * 0.2)}`;
    out +=
      linear(`lit${i}`, [
        [0, lit],
        [0.5, mix(lit, palette.land, 0.45)],
      ]) +
      linear(`dark${i}`, [
        [0, dark],
        [0.6, mix(dark, palette.land, 0.6)],
      ]);
    out += path(`${rise}${fall}V${n(h)}H0Z`, `url(#${side > 0 ? "lit" : "dark"}${i})`);
    // The crest winds down towards the viewer; beyond it lies the other side, lit or not.
    const bend = w * dice.between(0.05, 0.1) * side;
    const slip = `C${n(x + bend)} ${n(top + lift * 0.9)} ${n(x - bend * 2.4)} ${n(top + lift * 1.3)} ${n(x - bend * 1.2)} ${n(foot + lift * 1.6)}S${n(x + bend * 3)} ${n(foot + lift * 3)} ${n(x + bend * 5)} ${n(h)}`;
    const edge = `C${n(x + (w - x) * 0.6)} ${n(foot)} ${n(x + (w - x) * 0.25)} ${n(top + lift * 0.5)} ${n(x)} ${n(top)}`;
    out += path(
      `M${n(x)} ${n(top)}${slip}H${n(w * 1.6)}V${n(foot)}L${n(w)} ${n(foot + lift * 0.2)}${edge}Z`,
      `url(#${side > 0 ? "dark" : "lit"}${i})`,
    );
    if (i === 2) out += person(x, top + 3, h * (wide ? 0.062 : 0.046), palette.land);
  }
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [1, palette.land, 0.95],
    ]) +
    rect(0, h * 0.62, w, h * 0.38, "url(#fade)")
  );
};
