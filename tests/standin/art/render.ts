import sharp, { type Sharp } from "sharp";
import { type Frame, NATURAL, picture, type Subject } from "./picture.ts";

/** How a picture is wanted (PROTOCOL §7.2). `quality` 1–100, -1 for the best; `blur` in pixels. */
export type Size = {
  width: number;
  height: number;
  /** Cover the box rather than fit inside it; nothing is cut off. */
  minSize: boolean;
  upscale: boolean;
  format: "jpg" | "png";
  quality?: number;
  blur?: number;
};

const GRAIN = 256;
const LARGEST = 2560;
const SOFT = 6;
let grain: Buffer | undefined;

/** Draws the picture at the pixels wanted; nothing is drawn larger and then made smaller. */
export async function render(subject: Subject, size: Size): Promise<Buffer> {
  const frame = scaled(NATURAL[subject.kind], size);
  const blur = size.blur ?? 0;
  const image = blur >= 0.3 ? await blurred(subject, frame, blur) : drawn(subject, frame);
  if (size.format === "png") return image.removeAlpha().png({ compressionLevel: 6 }).toBuffer();
  const quality = size.quality === undefined || size.quality < 1 ? 90 : Math.min(100, size.quality);
  const chromaSubsampling = quality >= 85 ? "4:4:4" : "4:2:0";
  return image.removeAlpha().jpeg({ quality, chromaSubsampling }).toBuffer();
}

function drawn(subject: Subject, frame: Frame): Sharp {
  const image = sharp(Buffer.from(picture(subject, frame)));
  if (subject.kind === "avatar") return image;
  // A tile may not be larger than the picture.
  const width = Math.min(GRAIN, frame.width);
  const height = Math.min(GRAIN, frame.height);
  const input = filmGrain().subarray(0, width * height * 4);
  return image.composite([{ input, raw: { width, height, channels: 4 }, tile: true }]);
}

/** A strong blur leaves nothing that a small picture, enlarged, doesn't have as well, and costs far less. */
async function blurred(subject: Subject, frame: Frame, blur: number): Promise<Sharp> {
  const shrink = Math.min(1, SOFT / blur);
  const pixels = (length: number) => Math.max(8, Math.round(length * shrink));
  const small = { width: pixels(frame.width), height: pixels(frame.height) };
  // sharp has an order of its own for one pipeline: the picture must be finished before it is blurred.
  const whole = await drawn(subject, small).png({ compressionLevel: 1 }).toBuffer();
  return sharp(
    await sharp(whole)
      .blur(blur * shrink)
      .png({ compressionLevel: 1 })
      .toBuffer(),
  ).resize(frame.width, frame.height, { fit: "fill" });
}

/** The size a picture comes out at: inside the box or around it, its proportions kept. */
export function scaled(natural: Frame, size: Pick<Size, "width" | "height" | "minSize" | "upscale">): Frame {
  const across = size.width / natural.width;
  const down = size.height / natural.height;
  const wanted = size.minSize ? Math.max(across, down) : Math.min(across, down);
  const most = Math.min(
    LARGEST / natural.width,
    LARGEST / natural.height,
    size.upscale ? Number.POSITIVE_INFINITY : 1,
  );
  const scale = Math.min(wanted, most);
  const pixels = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: pixels(natural.width), height: pixels(natural.height) };
}

/** A tile of film grain: light and dark specks, hardly there. */
function filmGrain(): Buffer {
  if (grain) return grain;
  const tile = Buffer.alloc(GRAIN * GRAIN * 4);
  let state = 7;
  const roll = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  for (let i = 0; i < tile.length; i += 4) {
    // Three rolls together fall like a bell: most specks are faint.
    const speck = roll() + roll() + roll() - 1.5;
    tile.fill(speck > 0 ? 255 : 0, i, i + 3);
    tile[i + 3] = Math.min(255, Math.abs(speck) * 17);
  }
  grain = tile;
  return tile;
}
