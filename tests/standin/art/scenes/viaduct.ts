import { mix } from "../palettes.ts";
import { crags, disc, glow, linear, massif, n, path, rect, type Scene, sky, stars } from "../svg.ts";

/** A night train over a viaduct, its windows lit, its steam drifting back. */
export const viaduct: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const unit = wide ? h : w;
  const deck = h * (wide ? 0.55 : 0.5);
  const r = unit * 0.2 * dice.between(0.85, 1.2);
  let out = sky(stage, 0.75) + (palette.paper ? "" : stars(stage, 180, deck));
  out +=
    glow("halo", focus, deck - r * 1.25, r * 3, palette.glow, 0.55) +
    disc(focus, deck - r * 1.25, r, palette.glow);
  out += path(
    massif(crags(dice, deck + h * 0.05, h * 0.13, 0.52), w, h),
    mix(mix(palette.sky[2], palette.sky[1], 0.6), palette.land, 0.35),
  );
  out +=
    linear("mist", [
      [0, palette.sky[2], 0],
      [1, palette.sky[2], 0.5],
    ]) + rect(0, deck - h * 0.02, w, h * 0.2, "url(#mist)");
  out += path(
    massif(crags(dice, deck + h * 0.2, h * 0.09, 0.5), w, h),
    mix(palette.sky[1], palette.land, 0.6),
  );
  const stone = mix(palette.land, palette.sky[1], 0.12);
  const span = unit * 0.19;
  const pier = span * 0.2;
  const thick = unit * 0.026;
  let arches = `M0 ${n(deck)}H${n(w)}V${n(h)}H0Z`;
  for (let x = -span * dice.between(0, 1); x < w; x += span) {
    const half = (span - pier) / 2;
    arches += `M${n(x)} ${n(h)}V${n(deck + thick + half)}a${n(half)} ${n(half)} 0 0 1 ${n(half * 2)} 0V${n(h)}Z`;
  }
  out +=
    linear("stone", [
      [0, stone],
      [1, palette.land],
    ]) +
    path(arches, "url(#stone)", 'fill-rule="evenodd"') +
    rect(0, deck - 3, w, 6, mix(stone, palette.glow, 0.3));
  const tall = unit * 0.042;
  const car = unit * 0.16;
  const front = focus + unit * 0.3;
  let train = "";
  let panes = "";
  for (let k = 0; k < 9; k++) {
    const x = front - (k + 1) * (car + unit * 0.008);
    train += `M${n(x)} ${n(deck - 4)}v${n(-tall)}h${n(car)}v${n(tall)}Z`;
    for (let p = 0; p < 6; p++)
      if (dice.chance(0.85))
        panes += `M${n(x + car * (0.07 + p * 0.15))} ${n(deck - tall * 0.82)}h${n(car * 0.1)}v${n(tall * 0.38)}h${n(-car * 0.1)}Z`;
  }
  const e = unit * 0.13;
  train += `M${n(front)} ${n(deck - 4)}v${n(-tall * 1.25)}h${n(e * 0.28)}v${n(tall * 0.35)}h${n(e * 0.42)}v${n(-tall * 0.6)}h${n(e * 0.09)}v${n(tall * 0.6)}h${n(e * 0.12)}q${n(e * 0.06)} ${n(tall * 0.3)} ${n(e * 0.08)} ${n(tall * 0.85)}Z`;
  out += path(train, mix(palette.land, "#000000", 0.2)) + path(panes, palette.glow, 'opacity=".95"');
  const chimney = front + e * 0.74;
  for (let k = 0; k < 16; k++) {
    const t = k / 15;
    out += disc(
      chimney - t * unit * 0.75,
      deck - tall * 1.8 - t ** 0.7 * unit * 0.12 + dice.between(-1, 1) * unit * 0.012,
      unit * (0.012 + 0.05 * t) * dice.between(0.8, 1.2),
      palette.glow,
      `opacity="${((1 - t) * 0.32 + 0.03).toFixed(2)}"`,
    );
  }
  out += glow("lamp", front + e, deck - tall * 0.5, unit * 0.14, palette.glow, 0.9);
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [1, palette.land, 0.97],
    ]) +
    rect(0, h * 0.6, w, h * 0.4, "url(#fade)")
  );
};
