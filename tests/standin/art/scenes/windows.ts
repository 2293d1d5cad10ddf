import { mix } from "../palettes.ts";
import { glow, linear, n, path, person, rect, type Scene } from "../svg.ts";

/** The front of a house across the street: many windows, a few awake, somebody in one of them. */
export const windows: Scene = ({ width: w, height: h, focus, palette, dice, wide }) => {
  const brick = mix(palette.sky[0], palette.land, palette.paper ? 0.72 : 0.35);
  const columns = wide ? 9 : 5;
  const cell = w / columns;
  const tall = cell * (wide ? 1.12 : 1.18);
  const rows = Math.ceil((h * (wide ? 1 : 0.74)) / tall);
  const lights = [
    palette.glow,
    palette.accent,
    palette.sky[2],
    mix(palette.glow, palette.accent, 0.5),
  ] as const;
  let out =
    linear("brick", [
      [0, mix(brick, palette.sky[1], 0.35)],
      [1, palette.land],
    ]) + rect(0, 0, w, h, "url(#brick)");
  let joints = "";
  for (let y = 0; y < h; y += cell * 0.09) joints += `M0 ${n(y)}H${n(w)}v1.5H0Z`;
  out += path(joints, palette.land, 'opacity=".22"');
  const hero = Math.floor(focus / cell);
  const heroRow = wide ? 1 : 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const special = column === hero && row === heroRow;
      const ww = cell * 0.56;
      const hh = tall * 0.66;
      const x = column * cell + (cell - ww) / 2;
      const y = row * tall + tall * 0.2;
      const lit = special || dice.chance(0.24);
      const colour = special ? palette.glow : dice.pick(lights);
      const frame = mix(brick, "#000000", 0.45);
      out += rect(x - ww * 0.07, y - ww * 0.07, ww * 1.14, hh + ww * 0.14, frame);
      out += rect(
        x,
        y,
        ww,
        hh,
        lit ? colour : mix(brick, palette.sky[1], dice.between(0.1, 0.3)),
        lit ? "" : 'opacity=".8"',
      );
      if (special)
        out +=
          glow("awake", x + ww / 2, y + hh / 2, cell * 1.9, palette.glow, 0.6) +
          rect(x, y, ww, hh, palette.glow);
      const id = `${row}x${column}`;
      if (special)
        out += `<clipPath id="in${id}">${rect(x, y, ww, hh, "#000")}</clipPath><g clip-path="url(#in${id})">${person(x + ww * 0.46, y + hh * 1.5, hh * 1.22, palette.land, dice.chance(0.4))}</g>`;
      else if (lit && dice.chance(0.45))
        out += path(
          `M${n(x)} ${n(y)}h${n(ww * 0.3)}q${n(-ww * 0.02)} ${n(hh * 0.5)} ${n(-ww * 0.2)} ${n(hh)}h${n(-ww * 0.1)}ZM${n(x + ww)} ${n(y)}h${n(-ww * 0.3)}q${n(ww * 0.02)} ${n(hh * 0.5)} ${n(ww * 0.2)} ${n(hh)}h${n(ww * 0.1)}Z`,
          mix(colour, palette.land, 0.45),
        );
      else if (lit && dice.chance(0.4))
        out += rect(x, y, ww, hh * dice.between(0.3, 0.7), mix(colour, palette.land, 0.3));
      out += path(
        `M${n(x + ww * 0.47)} ${n(y)}h${n(ww * 0.06)}v${n(hh)}h${n(-ww * 0.06)}ZM${n(x)} ${n(y + hh * 0.42)}h${n(ww)}v${n(ww * 0.06)}h${n(-ww)}Z`,
        frame,
        special ? 'opacity=".5"' : "",
      );
      out += rect(x - ww * 0.13, y + hh + ww * 0.05, ww * 1.26, ww * 0.09, mix(brick, palette.glow, 0.14));
    }
  }
  return (
    out +
    linear("fade", [
      [0, palette.land, 0],
      [0.45, palette.land, 0.97],
      [1, palette.land, 1],
    ]) +
    rect(0, h * (wide ? 0.75 : 0.5), w, h * 0.5, "url(#fade)")
  );
};
