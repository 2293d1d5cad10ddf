import { join } from "node:path";
import { keep } from "./keep.ts";
import { probe } from "./probe.ts";
import { run } from "./run.ts";
import type { CutName, FilmName, MediaFile } from "./types.ts";

/** Changes whenever a change here should make old caches useless. */
const RECIPE = "cuts-1";
/** Where the reel is changed, in s: on a keyframe, so that nothing is encoded again. */
const CHANGE = 160;
const END = 304;

type Films = Record<FilmName, MediaFile>;
type Cut = { container: "mp4" | "mkv"; make: (films: Films) => string[] };

const whole = ["-map", "0:v:0", "-map", "0:a:0", "-c", "copy"];
const from = (film: MediaFile, start: number, end: number) => [
  ...["-ss", String(start), "-t", String(end - start), "-i", film.path],
  ...whole,
];
const smaller = (size: string, kbps: number) => (films: Films) => [
  ...["-t", "96", "-i", films["h264-c"].path, "-map", "0:v:0", "-map", "0:a:0"],
  ...["-vf", `scale=${size}`, "-c:v", "libx264", "-preset", "ultrafast", "-b:v", `${kbps}k`],
  ...["-maxrate", `${kbps}k`, "-bufsize", `${kbps}k`, "-g", "48", "-c:a", "aac", "-b:a", "96k"],
];
/** HEVC with a sound that every browser knows, and the subtitles. */
const hevcWithAac = (films: Films) => [
  ...["-i", films.hevc.path, "-i", films["h264-a"].path],
  ...["-map", "0:v:0", "-map", "1:a:0", "-map", "0:s:0", "-c", "copy", "-disposition:a:0", "default"],
];

const cuts: Record<CutName, Cut> = {
  "first-reel": { container: "mp4", make: (films) => from(films["h264-a"], 0, CHANGE) },
  "second-reel": { container: "mp4", make: (films) => from(films["h264-a"], CHANGE, END) },
  "both-reels": { container: "mp4", make: (films) => from(films["h264-a"], 0, END) },
  "second-reel-hevc": { container: "mkv", make: (films) => from(films.hevc, CHANGE, END) },
  "hevc-aac": { container: "mkv", make: hevcWithAac },
  "trailer-large": { container: "mp4", make: smaller("720:404", 700) },
  "trailer-small": { container: "mp4", make: smaller("480:270", 300) },
};

/**
 * Reels, trailers and another HEVC film, made from the demo films: cut and put together by copying, the trailers encoded
 * small. Kept in `dir`. Throws `ProgramError` when ffmpeg fails.
 */
export async function makeCuts(dir: string, films: Films): Promise<Record<CutName, MediaFile>> {
  const files = await keep(dir, RECIPE, (room) =>
    Promise.all(
      Object.entries(cuts).map(async ([name, { container, make }]) => {
        const path = join(room, `${name}.${container}`);
        const faststart = container === "mp4" ? ["-movflags", "+faststart"] : [];
        await run("ffmpeg", ["-y", "-nostdin", "-v", "error", ...make(films), ...faststart, path]);
        // The keys of `cuts` are its names.
        return probe(name as CutName, { path });
      }),
    ),
  );
  // `keep` gives back what was made above, under the same names.
  return Object.fromEntries(files.map((file) => [file.name, file])) as Record<CutName, MediaFile>;
}
