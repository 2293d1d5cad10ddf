import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { draw } from "../art/index.ts";
import { keep } from "./keep.ts";
import type { MediaFile, PhotoName } from "./types.ts";

const RECIPE = "photos-1";
const FRAME = { width: 1600, height: 900 };
const NAMES: PhotoName[] = ["photo-a", "photo-b", "photo-c", "photo-d"];

/** Four landscapes as JPEG files, drawn once and kept in `dir`. */
export async function makePhotos(dir: string): Promise<Record<PhotoName, MediaFile>> {
  const files = await keep(dir, RECIPE, async (room) => {
    const made: MediaFile[] = [];
    for (const name of NAMES) made.push(await makePhoto(name, room));
    return made;
  });
  // `keep` gives back what was made above, under the same names.
  return Object.fromEntries(files.map((file) => [file.name, file])) as Record<PhotoName, MediaFile>;
}

async function makePhoto(name: PhotoName, room: string): Promise<MediaFile> {
  const subject = { kind: "still", seed: name } as const;
  const { body } = await draw(subject, {
    ...FRAME,
    format: "jpg",
    quality: 85,
    minSize: false,
    upscale: true,
  });
  const path = join(room, `${name}.jpg`);
  await writeFile(path, body);
  return { name, path, container: "jpg", size: body.length, duration: 0, bitrate: 0, ...FRAME, streams: [] };
}
