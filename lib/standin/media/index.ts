import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "./build.ts";
import { probe } from "./probe.ts";
import { RECIPE, recipes } from "./recipes.ts";
import type { MediaFile, MediaName } from "./types.ts";

export type { MediaFile, MediaName, MediaStream } from "./types.ts";

const NAMES: MediaName[] = ["h264-a", "h264-b", "h264-c", "hevc"];
const ABANDONED_MS = 10 * 60_000;

/**
 * The four demo films, made by ffmpeg on the first call and found in `dir` ever after (about 60 MB each).
 * Every fact in the answer is what ffprobe says about the file. `log` gets one line per film while making.
 * Two processes may call this at once: each makes its own folder, the first to finish gives it the final name.
 * Throws `ProgramError` when ffmpeg or ffprobe is missing or fails.
 */
export async function makeMedia(
  dir: string,
  log: (line: string) => void = () => undefined,
): Promise<Record<MediaName, MediaFile>> {
  await mkdir(dir, { recursive: true });
  const home = join(dir, RECIPE);
  const made = await readManifest(home);
  if (made) return made;

  await sweep(dir);
  const room = join(dir, `making-${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(room);
  try {
    const facts: MediaFile[] = [];
    for (const name of NAMES) {
      const from = Date.now();
      facts.push(await probe(name, await build(recipes[name], name, room)));
      log(`made ${name} in ${((Date.now() - from) / 1000).toFixed(1)} s`);
    }
    await writeFile(
      join(room, "manifest.json"),
      JSON.stringify(
        facts.map((file) => relative(file, room)),
        null,
        2,
      ),
    );
    await rename(room, home).catch(async (cause: unknown) => {
      // A full folder in the way: somebody else was faster, and theirs is as good.
      if (!(await readManifest(home))) throw cause;
    });
  } finally {
    await rm(room, { recursive: true, force: true });
  }
  const done = await readManifest(home);
  if (!done) throw new Error(`The demo films in ${home} vanished while they were made`);
  return done;
}

async function readManifest(home: string): Promise<Record<MediaName, MediaFile> | undefined> {
  let text: string;
  try {
    text = await readFile(join(home, "manifest.json"), "utf8");
  } catch {
    return undefined; // not made yet
  }
  // Our own file: only this module writes it, under a name that carries the recipe's version.
  const files = (JSON.parse(text) as MediaFile[]).map((file) => absolute(file, home));
  const found = Object.fromEntries(files.map((file) => [file.name, file]));
  return found as Record<MediaName, MediaFile>;
}

const relative = (file: MediaFile, room: string) => move(file, (path) => path.slice(room.length + 1));
const absolute = (file: MediaFile, home: string) => move(file, (path) => join(home, path));

function move(file: MediaFile, to: (path: string) => string): MediaFile {
  const streams = file.streams.map((stream) =>
    stream.external
      ? { ...stream, external: { ...stream.external, path: to(stream.external.path) } }
      : stream,
  );
  return { ...file, path: to(file.path), streams };
}

/** Throws away what a killed run left behind. */
async function sweep(dir: string): Promise<void> {
  for (const entry of await readdir(dir)) {
    if (!entry.startsWith("making-")) continue;
    const path = join(dir, entry);
    const age = await stat(path).then(
      (s) => Date.now() - s.mtimeMs,
      () => 0,
    );
    if (age > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}
