import { mix } from "../palettes.ts";
import { disc, glow, linear, n, path, rect, type Scene, type Stage, sky, stars } from "../svg.ts";

/** A city after dark: tower behind tower in the haze, some windows still awake. */
export const city: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const size = (wide ? h * 0.2 : w * 0.24) * dice.between(0.8, 1.2);
  const moonY = h * (wide ? 0.3 : 0.27);
  let out = sky(stage, 0.78) + (palette.paper ? "" : stars(stage, 130, h * 0.4));
  out +=
    glow("halo", focus, moonY, size * 3.2, palette.glow, 0.45) +
    disc(focus, moonY, size, palette.glow, 'opacity=".9"');
  const layers = 4;
  for (let i = 0; i < layers; i++) {
    const depth = i / (layers - 1);
    const colour = mix(mix(palette.sky[2], palette.sky[1], 0.5), palette.land, 0.15 + 0.85 * depth);
    out += linear(`c${i}`, [
      [0, colour],
      [1, mix(colour, palette.sky[2], 0.4 * (1 - depth))],
    ]);
    out += skyline(stage, i, depth, `url(#c${i})`);
    const haze = h * (0.6 + 0.1 * i);
    out +=
      linear(`h${i}`, [
        [0, palette.sky[2], 0],
        [1, palette.sky[2], 0.32 * (1 - depth)],
      ]) + rect(0, haze - h * 0.2, w, h * 0.3, `url(#h${i})`);
  }
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [0.75, palette.land, 1],
    ]) +
    rect(0, h * 0.68, w, h * 0.33, "url(#fade)")
  );
};

function skyline(
  { width: w, height: h, dice, palette, focus, wide }: Stage,
  layer: number,
  depth: number,
  fill: string,
): string {
  let houses = "";
  let warm = "";
  let cold = "";
  const unit = w / (wide ? 26 : 15);
  for (let x = -unit; x < w; ) {
    const width = unit * dice.between(0.7, 1.5) * (0.7 + depth * 0.7);
    // The tallest stand aside, so that the moon stays free.
    const clear = Math.min(1, Math.abs(x + width / 2 - focus) / (w * 0.33));
    const top =
      h *
      (0.66 +
        0.07 * layer -
        dice.between(0.04, 0.2) -
        0.19 * clear ** 1.5 * dice.between(0.3, 1) * (0.5 + depth));
    houses += `M${n(x)} ${n(h)}V${n(top)}H${n(x + width)}V${n(h)}Z`;
    if (dice.chance(0.3))
      houses += `M${n(x + width * 0.2)} ${n(top + 2)}v${n(-unit * 0.4)}h${n(width * 0.6)}v${n(unit * 0.4)}Z`;
    if (dice.chance(0.25))
      houses += `M${n(x + width * 0.47)} ${n(top)}v${n(-unit * dice.between(0.7, 1.6))}h${n(unit * 0.06)}V${n(top)}Z`;
    const pane = unit * 0.11 * (0.6 + depth * 0.6);
    for (let y = top + pane * 2; layer > 0 && y < h * 0.88; y += pane * 2.6) {
      for (let p = x + pane * 1.5; p < x + width - pane * 1.6; p += pane * 2.2) {
        if (!dice.chance(0.24)) continue;
        const square = `M${n(p)} ${n(y)}h${n(pane)}v${n(pane * 1.4)}h${n(-pane)}Z`;
        if (dice.chance(0.75)) warm += square;
        else cold += square;
      }
    }
    x += width + (dice.chance(0.25) ? unit * 0.2 : 0);
  }
  const lit = 0.25 + 0.55 * depth;
  return (
    path(houses, fill) +
    path(warm, palette.glow, `opacity="${n(lit)}"`) +
    path(cold, palette.accent, `opacity="${n(lit)}"`)
  );
}
