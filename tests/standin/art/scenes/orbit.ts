import { mix } from "../palettes.ts";
import { disc, glow, line, linear, n, path, radial, rect, type Scene, stars } from "../svg.ts";

/** A planet, near and lit from one side; perhaps rings, a moon, a ship. */
export const orbit: Scene = (stage) => {
  const { width: w, height: h, focus, palette, dice, wide } = stage;
  const deep = mix(palette.sky[0], palette.land, 0.6);
  const r = (wide ? h * 0.42 : w * 0.4) * dice.between(0.85, 1.1);
  const x = focus + w * dice.between(-0.05, 0.05);
  const y = h * (wide ? 0.52 : 0.4);
  const base = mix(palette.sky[1], palette.sky[2], 0.4);
  let out =
    linear("space", [
      [0, palette.land],
      [0.6, deep],
      [1, mix(palette.sky[1], palette.land, 0.6)],
    ]) + rect(0, 0, w, h, "url(#space)");
  out += glow("nebula", w * dice.between(0, 1), h * dice.between(0.2, 0.7), w * 0.8, palette.sky[1], 0.55);
  out += glow("cloud", w * dice.between(0, 1), h * dice.between(0.5, 0.9), w * 0.6, palette.accent, 0.12);
  out += stars(stage, wide ? 360 : 420, h);
  out += glow("air", x, y, r * 1.35, palette.sky[2], 0.75);
  const tilt = dice.between(-28, -12) * (dice.chance(0.5) ? 1 : -1);
  const rings = dice.chance(0.55);
  const half = (top: boolean) => {
    const rx = r * 1.85;
    const ry = r * 0.34;
    const arc = (k: number) => `M${n(-rx * k)} 0A${n(rx * k)} ${n(ry * k)} 0 0 ${top ? 1 : 0} ${n(rx * k)} 0`;
    const bands = [
      [0.97, 0.075, palette.glow, 0.8],
      [0.87, 0.03, palette.accent, 0.75],
      [0.79, 0.05, palette.sky[2], 0.7],
      [0.73, 0.02, palette.glow, 0.5],
    ] as const;
    return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(tilt)})">${bands.map(([k, width, colour, o]) => line(arc(k), colour, r * width, `opacity="${o}"`)).join("")}</g>`;
  };
  if (rings) out += half(true);
  out += radial(
    "globe",
    [
      [0, mix(palette.glow, base, 0.25)],
      [0.35, base],
      [0.75, mix(base, palette.land, 0.7)],
      [1, palette.land],
    ],
    0.26,
    0.22,
  );
  out += `<clipPath id="ball">${disc(x, y, r, "#000")}</clipPath>${disc(x, y, r, "url(#globe)")}<g clip-path="url(#ball)"><g transform="rotate(${n(tilt * 0.6)} ${n(x)} ${n(y)})">`;
  for (let i = 0; i < 13; i++) {
    const by = y - r + (2 * r * (i + dice.between(0.2, 0.8))) / 13;
    const wave = r * dice.between(0.01, 0.05);
    out += path(
      `M${n(x - r)} ${n(by)}q${n(r / 2)} ${n(-wave * 2)} ${n(r)} 0t${n(r)} 0v${n(r * dice.between(0.02, 0.1))}q${n(-r / 2)} ${n(wave)} ${n(-r)} 0t${n(-r)} 0Z`,
      dice.chance(0.5) ? palette.glow : palette.land,
      `opacity="${n(dice.between(0.1, 0.2))}"`,
    );
  }
  out += "</g>";
  out +=
    radial(
      "night",
      [
        [0, palette.land, 0],
        [0.62, palette.land, 0],
        [1, palette.land, 0.96],
      ],
      0.5,
      0.5,
    ) +
    disc(x - r * 0.32, y - r * 0.36, r * 1.5, "url(#night)") +
    "</g>";
  if (rings) out += half(false);
  const moon = r * dice.between(0.09, 0.16);
  const mx = x + r * (dice.chance(0.5) ? 1.05 : -1.05);
  out +=
    radial(
      "moon",
      [
        [0, palette.glow],
        [0.5, base],
        [1, palette.land],
      ],
      0.25,
      0.25,
    ) + disc(mx, y - r * 1.0, moon, "url(#moon)");
  if (dice.chance(0.7)) {
    const sy = y + r * 1.22;
    out +=
      linear(
        "trail",
        [
          [0, palette.glow, 0],
          [1, palette.glow, 0.95],
        ],
        "right",
      ) +
      path(
        `M${n(x - r * 1.1)} ${n(sy)}L${n(x + r * 0.2)} ${n(sy - r * 0.12)}L${n(x + r * 0.2)} ${n(sy - r * 0.105)}Z`,
        "url(#trail)",
      ) +
      disc(x + r * 0.2, sy - r * 0.112, r * 0.016, palette.glow);
  }
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [1, palette.land, 0.9],
    ]) +
    rect(0, h * 0.7, w, h * 0.3, "url(#fade)")
  );
};
