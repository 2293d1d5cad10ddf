import { mix } from "../palettes.ts";
import { disc, glow, line, linear, n, path, rect, type Scene, sky, stars } from "../svg.ts";

/** A lighthouse on its rock, its beam over the sea. */
export const lighthouse: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const sea = h * (wide ? 0.68 : 0.6);
  const tall = wide ? h * 0.36 : h * 0.27;
  const x = focus + w * (wide ? 0.08 : 0.1);
  const rock = sea - h * 0.06;
  const lamp = rock - tall;
  const dark = mix(palette.land, palette.sky[0], palette.paper ? 0.1 : 0.2);
  let out = sky(stage, 0.66) + (palette.paper ? "" : stars(stage, 240, sea));
  out +=
    linear("sea", [
      [0, mix(palette.sky[1], palette.land, 0.25)],
      [1, palette.land],
    ]) + rect(0, sea, w, h - sea, "url(#sea)");
  out += glow("halo", x, lamp, w * 0.42, palette.glow, 0.75);
  out +=
    linear(
      "beamL",
      [
        [0, palette.glow, 0],
        [1, palette.glow, 0.75],
      ],
      "right",
    ) +
    linear(
      "beamR",
      [
        [0, palette.glow, 0.75],
        [1, palette.glow, 0],
      ],
      "right",
    );
  const reach = w * (wide ? 0.85 : 0.9);
  const swing = h * dice.between(-0.13, -0.04);
  out += path(
    `M${n(x)} ${n(lamp - 4)}L${n(x - reach)} ${n(lamp + swing - h * 0.09)}V${n(lamp + swing + h * 0.05)}L${n(x)} ${n(lamp + 6)}Z`,
    "url(#beamL)",
  );
  out += path(
    `M${n(x)} ${n(lamp - 4)}L${n(x + reach)} ${n(lamp - swing - h * 0.05)}V${n(lamp - swing + h * 0.09)}L${n(x)} ${n(lamp + 6)}Z`,
    "url(#beamR)",
    'opacity=".5"',
  );
  let waves = "";
  for (let y = sea + 6, i = 0; y < h * 0.92; y += h * (0.008 + 0.0028 * i), i++) {
    for (let k = 0; k < 5; k++) {
      const length = w * dice.between(0.03, 0.12) * (1 + i * 0.06);
      waves += `M${n(dice.between(-0.05, 1) * w)} ${n(y)}q${n(length / 2)} ${n(-2 - i * 0.5)} ${n(length)} 0`;
    }
  }
  out += line(
    waves,
    mix(palette.sky[2], palette.glow, 0.3),
    h * 0.0016,
    'opacity=".5" stroke-linecap="round"',
  );
  const foot = wide ? h * 0.11 : w * 0.13;
  out += path(
    `M${n(x - foot * 3.2)} ${n(sea + h * 0.03)}L${n(x - foot * 2.2)} ${n(sea - h * 0.005)}L${n(x - foot * 1.3)} ${n(rock + h * 0.012)}L${n(x - foot * 0.6)} ${n(rock - h * 0.006)}L${n(x + foot * 0.8)} ${n(rock)}L${n(x + foot * 1.6)} ${n(rock + h * 0.03)}L${n(x + foot * 3)} ${n(rock + h * 0.02)}L${n(w + foot)} ${n(rock - h * 0.02)}V${n(sea + h * 0.06)}Q${n(x + foot)} ${n(sea + h * 0.02)} ${n(x - foot * 3.2)} ${n(sea + h * 0.03)}Z`,
    dark,
  );
  const base = tall * 0.11;
  const head = tall * 0.066;
  out += linear(
    "tower",
    [
      [0, mix(palette.glow, palette.sky[2], 0.3)],
      [0.45, mix(palette.sky[2], palette.sky[1], 0.5)],
      [1, dark],
    ],
    "right",
  );
  const edge = (k: number) => base + (head - base) * k;
  out += path(
    `M${n(x - base)} ${n(rock + 4)}L${n(x - head)} ${n(lamp + tall * 0.09)}H${n(x + head)}L${n(x + base)} ${n(rock + 4)}Z`,
    "url(#tower)",
  );
  for (const k of [0.18, 0.52, 0.86]) {
    const y = rock - (rock - lamp - tall * 0.09) * k;
    const step = (rock - lamp) * 0.12;
    out += path(
      `M${n(x - edge(k))} ${n(y)}H${n(x + edge(k))}L${n(x + edge(k + 0.13))} ${n(y - step)}H${n(x - edge(k + 0.13))}Z`,
      palette.accent,
      'opacity=".85"',
    );
  }
  out +=
    rect(x - head * 1.5, lamp + tall * 0.075, head * 3, tall * 0.018, dark) +
    rect(x - head * 0.8, lamp - tall * 0.03, head * 1.6, tall * 0.11, palette.glow);
  out +=
    path(
      `M${n(x - head * 1.1)} ${n(lamp - tall * 0.025)}Q${n(x)} ${n(lamp - tall * 0.13)} ${n(x + head * 1.1)} ${n(lamp - tall * 0.025)}Z`,
      dark,
    ) + disc(x, lamp + tall * 0.02, head * 0.7, "#ffffff");
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [1, palette.land, 0.97],
    ]) +
    rect(0, h * 0.68, w, h * 0.32, "url(#fade)")
  );
};
