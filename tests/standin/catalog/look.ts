import { mix, palettes } from "../art/palettes.ts";
import { moodOf, type SceneName } from "../art/scenes/index.ts";
import { dice } from "../art/seeded.ts";
import type { Colors } from "./types.ts";

/**
 * A seed from which the art draws that scene, so that a film about a lighthouse has one on its poster. Without a wish,
 * or where the genre's mood has no such scene, it is the guid itself.
 */
export function pictureSeed(guid: string, genre: string | undefined, scene?: SceneName): string {
  const mood = moodOf(genre);
  if (!scene || !mood.scenes.includes(scene)) return guid;
  for (let turn = 0; ; turn++) {
    const seed = `${guid}#${turn}`;
    if (compositionOf(seed, genre).scene === scene) return seed;
  }
}

/** The four dark corners that go with the picture drawn from that seed. */
export function colorsOf(seed: string, genre: string | undefined): Colors {
  const { sky, land } = palettes[compositionOf(seed, genre).palette];
  const dark = (color: string, share: number) => mix(color, "#000000", share).slice(1);
  return {
    topLeft: dark(sky[0], 0.45),
    topRight: dark(sky[1], 0.5),
    bottomRight: dark(sky[2], 0.7),
    bottomLeft: dark(land, 0.2),
  };
}

/** The choice the art makes for a poster: first the scene, then the palette, from one pair of dice. */
function compositionOf(seed: string, genre: string | undefined) {
  const mood = moodOf(genre);
  const choice = dice(seed, "composition");
  return { scene: choice.pick(mood.scenes), palette: choice.pick(mood.palettes) };
}
