import { NATURAL, type Subject } from "./picture.ts";
import { render, type Size, scaled } from "./render.ts";

export type { Subject } from "./picture.ts";
export type { Size } from "./render.ts";

const LIMIT = 48 * 1024 * 1024;
const drawn = new Map<string, Promise<Buffer>>();
let held = 0;

/**
 * Draws a picture for the catalogue: a film poster, its wide art, a still, a portrait or an avatar. The same subject
 * gives the same picture always. Asked again for the same size, it answers from memory (48 MB at most).
 */
export async function draw(subject: Subject, size: Size): Promise<{ body: Buffer; contentType: string }> {
  const frame = scaled(NATURAL[subject.kind], size);
  const key = JSON.stringify([subject, frame, size.format, size.quality, size.blur]);
  const known = drawn.get(key);
  // Put in again at the end: the first entry is always the one unused for longest.
  if (known) drawn.delete(key);
  const picture = known ?? remember(key, render(subject, size));
  drawn.set(key, picture);
  return { body: await picture, contentType: size.format === "png" ? "image/png" : "image/jpeg" };
}

function remember(key: string, picture: Promise<Buffer>): Promise<Buffer> {
  picture.then(
    (body) => {
      held += body.length;
      for (const [oldest, old] of drawn) {
        if (held <= LIMIT || oldest === key) break;
        drawn.delete(oldest);
        void old.then((gone) => {
          held -= gone.length;
        });
      }
    },
    () => drawn.delete(key),
  );
  return picture;
}
