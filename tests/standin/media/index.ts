import { build } from "./build.ts";
import { keep } from "./keep.ts";
import { probe } from "./probe.ts";
import { RECIPE, recipes } from "./recipes.ts";
import type { FilmName, MediaFile } from "./types.ts";

export { makeCuts } from "./cuts.ts";
export { makePhotos } from "./photos.ts";
export { makeSounds } from "./songs.ts";
export type { FilmName, MediaFile, MediaName, MediaStream } from "./types.ts";

const NAMES: FilmName[] = ["h264-a", "h264-b", "h264-c", "hevc"];

/**
 * The four demo films, made by ffmpeg on the first call and found in `dir` ever after (about 60 MB each).
 * Every fact in the answer is what ffprobe says about the file. `log` gets one line per film while making.
 * Throws `ProgramError` when ffmpeg or ffprobe is missing or fails.
 */
export async function makeMedia(
  dir: string,
  log: (line: string) => void = () => undefined,
): Promise<Record<FilmName, MediaFile>> {
  const files = await keep(dir, RECIPE, async (room) => {
    const facts: MediaFile[] = [];
    for (const name of NAMES) {
      const from = Date.now();
      facts.push(await probe(name, await build(recipes[name], name, room)));
      log(`made ${name} in ${((Date.now() - from) / 1000).toFixed(1)} s`);
    }
    return facts;
  });
  // `keep` gives back what was made above, under the same names.
  return Object.fromEntries(files.map((file) => [file.name, file])) as Record<FilmName, MediaFile>;
}
