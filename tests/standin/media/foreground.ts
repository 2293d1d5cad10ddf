import sharp from "sharp";

/** A still layer laid over the moving light, drawn sharp at full size: 1280x720 SVG markup without the outer element. */
export type Foreground = () => string;

// A generator of our own (mulberry32 by idea): the pictures must be the same on every machine.
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function stars(seed: number, count: number, bottom: number): string {
  const roll = dice(seed);
  return Array.from({ length: count }, () => {
    const x = (roll() * 1280).toFixed(1);
    const y = (roll() ** 1.3 * bottom).toFixed(1);
    const size = (0.5 + roll() ** 4 * 1.3).toFixed(2);
    return `<circle cx="${x}" cy="${y}" r="${size}" fill="#fff" opacity="${(0.25 + roll() * 0.6).toFixed(2)}"/>`;
  }).join("");
}

function ridge(seed: number, base: number, height: number, fill: string): string {
  const roll = dice(seed);
  let points = [0, 1].map(() => roll() * 0.6);
  // Midpoint displacement: every round puts a rougher, smaller crag between two points.
  for (let round = 0, rough = 0.5; round < 8; round++, rough *= 0.52) {
    points = points.flatMap((value, i) => {
      const next = points[i + 1];
      return next === undefined ? [value] : [value, (value + next) / 2 + (roll() - 0.5) * rough];
    });
  }
  const line = (sign: number) =>
    points.map(
      (v, i) =>
        `${((i / (points.length - 1)) * 1280).toFixed(1)},${(base + sign * Math.max(v, 0.02) * height).toFixed(1)}`,
    );
  const mirror = line(0.8).join(" ");
  return `<polygon points="0,${base + 1} ${line(-1).join(" ")} 1280,${base + 1}" fill="${fill}"/>
    <polygon points="0,${base - 1} ${mirror} 1280,${base - 1}" fill="${fill}" opacity="0.55"/>`;
}

/** Stars, and mountains round the lake of `aurora`. */
export const lake: Foreground = () =>
  stars(7, 260, 430) + ridge(5, 504, 200, "#071320") + ridge(23, 504, 96, "#030a12");

/** The sun of `sea`, a headland on either side, and a boat. */
export const coast: Foreground = () =>
  `<circle cx="819" cy="360" r="49" fill="#fff4dc"/>
   <path d="M0 418 V372 C60 362 110 372 168 390 C230 408 270 411 330 418 Z" fill="#2a1730"/>
   <path d="M1280 418 V396 C1230 392 1190 402 1130 411 L1088 418 Z" fill="#3b1d38"/>
   <path d="M486 421 h46 l-7 8 h-33 Z M508 418 V380 L530 414 Z M505 418 V386 L490 414 Z" fill="#241029"/>`;

/** Stars far above `orbit`. */
export const space: Foreground = () => stars(91, 240, 330);

/** The layer as a 1280x720 PNG with transparency. */
export function drawForeground(foreground: Foreground): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720">${foreground()}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
