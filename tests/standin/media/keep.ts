import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MediaFile } from "./types.ts";

const abandonedMs = 10 * 60_000;

/**
 * Finds a set of files in `dir/name`, or has `make` fill a folder with them and keeps that. `make` gets the folder to
 * write to and answers with file facts whose paths lie in it. Two processes may do this at once: the first to finish
 * names the folder. Throws what `make` throws.
 */
export async function keep(
  dir: string,
  name: string,
  make: (room: string) => Promise<MediaFile[]>,
): Promise<MediaFile[]> {
  const home = join(dir, name);
  const known = await readKept(home);
  if (known) return known;
  await mkdir(dir, { recursive: true });
  await sweep(dir);
  const room = join(dir, `making-${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(room);
  try {
    const files = await make(room);
    const inside = files.map((file) => relocated(file, (path) => path.slice(room.length + 1)));
    await writeFile(join(room, "manifest.json"), JSON.stringify(inside, null, 2));
    await rename(room, home).catch(async (cause: unknown) => {
      // A full folder in the way: somebody else was faster, and theirs is as good.
      if (!(await readKept(home))) throw cause;
    });
  } finally {
    await rm(room, { recursive: true, force: true });
  }
  const made = await readKept(home);
  if (!made) throw new Error(`The files in ${home} vanished while they were made`);
  return made;
}

async function readKept(home: string): Promise<MediaFile[] | undefined> {
  let text: string;
  try {
    text = await readFile(join(home, "manifest.json"), "utf8");
  } catch {
    return undefined; // not made yet
  }
  // Our own file: only this module writes it, under a name that carries the recipe's version.
  return (JSON.parse(text) as MediaFile[]).map((file) => relocated(file, (path) => join(home, path)));
}

function relocated(file: MediaFile, to: (path: string) => string): MediaFile {
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
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > abandonedMs) await rm(path, { recursive: true, force: true });
  }
}
