import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawForeground } from "./foreground.ts";
import { frames } from "./paint.ts";
import { FPS, GOP, LOOP, PAINTED_FPS, REPEAT, type Recipe, type Sound } from "./recipes.ts";
import { run } from "./run.ts";
import { chord, RATE } from "./sound.ts";

const QUIET = ["-y", "-nostdin", "-v", "error"];

const ENCODERS: Record<Recipe["video"], string[]> = {
  h264: [
    ...[
      "-c:v",
      "libx264",
      "-preset",
      "veryfast",
      "-profile:v",
      "high",
      "-crf",
      "23",
      "-maxrate",
      "900k",
      "-bufsize",
      "2700k",
    ],
    ...["-g", String(FPS * GOP), "-keyint_min", String(FPS * GOP), "-sc_threshold", "0", "-flags", "+cgop"],
  ],
  hevc: [
    ...["-c:v", "libx265", "-preset", "ultrafast", "-profile:v", "main", "-crf", "20"],
    ...["-x265-params", `log-level=error:keyint=${FPS * GOP}:min-keyint=${FPS * GOP}:scenecut=0:open-gop=0`],
  ],
};

/** What a file made by `build` consists of: the film, and its subtitles when they lie beside it. */
export type Built = { path: string; captions?: string };

/**
 * Makes one film in `room` under `name`: draws a loop, encodes it once, and repeats it by copying.
 * Throws `ProgramError` when ffmpeg fails.
 */
export async function build(recipe: Recipe, name: string, room: string): Promise<Built> {
  const scratch = (ending: string) => join(room, `${name}.${ending}`);
  const path = scratch(recipe.container);
  const video = await makeVideo(recipe, scratch);
  const sound: string[] = [];
  for (const track of recipe.sound) {
    sound.push(await makeSound(recipe.audio, track, scratch(track.languageCode)));
  }
  const text = scratch("eng.srt");
  if (recipe.subtitles) await writeFile(text, recipe.subtitles.text);
  const inside = recipe.subtitles?.place === "inside";

  const inputs = ["-stream_loop", String(REPEAT - 1), "-i", video, ...sound.flatMap((file) => ["-i", file])];
  const maps = ["-map", "0:v", ...sound.flatMap((_, n) => ["-map", `${n + 1}:a`])];
  const names = recipe.sound.flatMap((track, n) => [
    ...[`-metadata:s:a:${n}`, `language=${track.languageCode}`, `-metadata:s:a:${n}`, `title=${track.title}`],
    ...[`-disposition:a:${n}`, n === 0 ? "default" : "0"],
  ]);
  const subtitle = inside
    ? ["-map", `${sound.length + 1}:s`, "-metadata:s:s:0", "language=eng", "-metadata:s:s:0", "title=English"]
    : [];
  await run("ffmpeg", [
    ...QUIET,
    ...inputs,
    ...(inside ? ["-i", text] : []),
    ...maps,
    ...subtitle,
    ...[
      "-c",
      "copy",
      "-disposition:v:0",
      "default",
      ...names,
      "-movflags",
      "+faststart",
      "-fflags",
      "+bitexact",
      path,
    ],
  ]);
  await Promise.all([video, ...sound, ...(inside ? [text] : [])].map((file) => rm(file)));
  return { path, ...(recipe.subtitles && !inside && { captions: text }) };
}

async function makeVideo(recipe: Recipe, scratch: (ending: string) => string): Promise<string> {
  const out = scratch(`loop.${recipe.container}`);
  const width = recipe.detail;
  const height = (width * 9) / 16;
  const raw = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "rgb24",
    "-s",
    `${width}x${height}`,
    "-r",
    String(PAINTED_FPS),
    "-i",
    "-",
  ];
  const layer = scratch("layer.png");
  if (recipe.foreground) await writeFile(layer, await drawForeground(recipe.foreground));
  // `framerate` blends neighbours; its default leaves out very bright and very dark ones.
  const grow = `framerate=fps=${FPS}:interp_start=0:interp_end=255:scene=100,scale=1280:720:flags=bicubic`;
  const finish = "noise=alls=5:allf=t,format=yuv420p";
  const graph = recipe.foreground
    ? `[0:v]${grow}[light];[light][1:v]overlay,${finish}`
    : `[0:v]${grow},${finish}`;
  await run(
    "ffmpeg",
    [
      ...["-y", "-v", "error", ...raw, ...(recipe.foreground ? ["-i", layer] : []), "-filter_complex", graph],
      ...["-frames:v", String(FPS * LOOP), ...ENCODERS[recipe.video], out],
    ],
    frames(recipe.paint, { width, height, count: PAINTED_FPS * LOOP }),
  );
  if (recipe.foreground) await rm(layer);
  return out;
}

/**
 * One sound track as a bare stream of frames for the whole film. The loop is encoded twice in a row and only the second
 * turn kept: an encoder needs a moment to settle, and its frames of a settled, repeating sound join without a seam.
 */
async function makeSound(codec: Recipe["audio"], track: Sound, base: string): Promise<string> {
  const out = `${base}.${codec}`;
  const kbps = track.channels * 64;
  const encoder = ["-c:a", codec, "-b:a", `${kbps}k`, "-ac", String(track.channels)];
  const loop = chord(track.chord, LOOP);
  const pcm = ["-f", "s16le", "-ar", String(RATE), "-ac", "2", "-i", "-"];
  const format = codec === "aac" ? "adts" : "ac3";
  await run("ffmpeg", ["-y", "-v", "error", ...pcm, ...encoder, "-f", format, out], [loop, loop, loop]);
  const stream = await readFile(out);
  // An AC-3 frame at 48 kHz lasts 32 ms: four bytes for every kbps.
  const turn = codec === "aac" ? cutFrames(stream, adtsFrame, 1024) : cutFrames(stream, () => kbps * 4, 1536);
  await writeFile(out, Buffer.concat(Array.from({ length: REPEAT }, () => turn)));
  return out;
}

/** The bytes of the second turn of the loop, cut at frame bounds. */
function cutFrames(
  stream: Buffer,
  frameSize: (at: number, stream: Buffer) => number,
  samples: number,
): Buffer {
  const perTurn = (LOOP * RATE) / samples;
  let at = 0;
  let start = 0;
  for (let n = 0; n < perTurn * 2; n++) {
    if (n === perTurn) start = at;
    at += frameSize(at, stream);
  }
  return stream.subarray(start, at);
}

/** Length in bytes of the ADTS frame at `at`: 13 bits across bytes 3 to 5 of its header. */
function adtsFrame(at: number, stream: Buffer): number {
  const [b3 = 0, b4 = 0, b5 = 0] = stream.subarray(at + 3, at + 6);
  return ((b3 & 3) << 11) | (b4 << 3) | (b5 >> 5);
}
