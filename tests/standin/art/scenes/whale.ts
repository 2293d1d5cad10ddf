import { mix } from "../palettes.ts";
import { disc, glow, linear, n, path, rect, type Scene } from "../svg.ts";

/** Something vast and friendly below a very small boat. */
export const whale: Scene = ({ width: w, height: h, focus, palette, dice, wide }) => {
  const unit = wide ? h * 1.1 : w;
  const surface = h * (wide ? 0.24 : 0.2);
  const [top, middle, low] = palette.sky;
  const shallow = palette.paper ? mix(low, palette.land, 0.15) : mix(middle, low, 0.45);
  let out =
    linear("air", [
      [0, low],
      [1, palette.glow],
    ]) + rect(0, 0, w, surface + 10, "url(#air)");
  out += glow("sun", focus, surface, unit * 0.5, palette.glow, 0.9);
  out +=
    linear("water", [
      [0, shallow],
      [0.45, palette.paper ? mix(low, palette.land, 0.6) : middle],
      [1, palette.paper ? palette.land : mix(top, palette.land, 0.5)],
    ]) + rect(0, surface, w, h - surface, "url(#water)");
  out += linear("ray", [
    [0, palette.glow, 0.34],
    [1, palette.glow, 0],
  ]);
  for (let i = 0; i < 9; i++) {
    const x = focus + (i - 4) * unit * 0.09 + dice.between(-0.03, 0.03) * unit;
    const lean = (i - 4) * unit * 0.13;
    const wide0 = unit * dice.between(0.01, 0.035);
    out += path(
      `M${n(x)} ${n(surface)}h${n(wide0)}l${n(lean + wide0 * 2)} ${n(h * 0.5)}h${n(-wide0 * 4)}Z`,
      "url(#ray)",
      `opacity="${n(dice.between(0.3, 0.9))}"`,
    );
  }
  const b = unit * 0.045;
  out +=
    path(
      `M${n(focus - b * 1.3)} ${n(surface - b * 0.1)}h${n(b * 2.6)}l${n(-b * 0.5)} ${n(b * 0.55)}h${n(-b * 1.6)}Z`,
      palette.land,
    ) +
    path(`M${n(focus)} ${n(surface - b * 0.2)}v${n(-b * 2)}l${n(b * 1.1)} ${n(b * 1.8)}Z`, palette.accent) +
    rect(focus - b * 0.09, surface - b * 2.3, b * 0.12, b * 2.2, palette.land);
  const s = (unit / 100) * dice.between(0.82, 0.95);
  const y = h * (wide ? 0.56 : 0.43);
  const body = mix(palette.land, palette.paper ? low : middle, 0.12);
  const belly = mix(body, palette.glow, 0.28);
  const flip = dice.chance(0.5) ? -1 : 1;
  out += `<g transform="translate(${n(focus)} ${n(y)}) scale(${(s * flip).toFixed(3)} ${s.toFixed(3)}) rotate(-7)">`;
  out += path(
    "M47 2C44-13 24-19 2-17C-16-15-28-5-39-4C-43-9-49-13-55-12C-52-7-51-3-46 1C-51 4-54 9-54 15C-48 14-42 9-39 4C-30 8-22 14-8 18C14 23 44 20 47 2Z",
    body,
  );
  out += path(
    "M47 3C40 6 28 7 16 6C4 5-8 10-16 15C-13 17-10 18-8 18C14 23 44 20 47 3Z",
    belly,
    'opacity=".55"',
  );
  for (let i = 0; i < 6; i++)
    out += path(
      `M${n(40 - i * 5)} ${n(8 + i * 0.4)}C${n(30 - i * 5)} ${n(11 + i)} ${n(18 - i * 4)} ${n(12 + i)} ${n(8 - i * 3)} ${n(13 + i * 0.9)}`,
      "none",
      `stroke="${body}" stroke-width=".45" opacity=".6"`,
    );
  out +=
    path("M18 9C13 20 4 29-6 30C-4 23 1 14 8 8Z", mix(body, "#000000", 0.25)) +
    disc(34, 1, 0.9, palette.glow) +
    "</g>";
  for (let i = 0; i < 34; i++)
    out += disc(
      dice.between(0, w),
      dice.between(surface + h * 0.05, h * 0.8),
      unit * dice.between(0.001, 0.004),
      palette.glow,
      `opacity="${n(dice.between(0.2, 0.6))}"`,
    );
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [1, palette.land, 0.95],
    ]) +
    rect(0, h * 0.58, w, h * 0.42, "url(#fade)")
  );
};
