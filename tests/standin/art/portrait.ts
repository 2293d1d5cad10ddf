import { mix } from "./palettes.ts";
import { dice } from "./seeded.ts";
import { disc, linear, path, radial, rect } from "./svg.ts";

const SKIN = ["#f3cdb0", "#e5b08a", "#c98a62", "#a4683f", "#7a4a2c", "#563220"] as const;
const HAIR = [
  "#1b1512",
  "#3a2418",
  "#6b4022",
  "#a5682c",
  "#d9b26a",
  "#8e8a88",
  "#d8d4d0",
  "#7c2a1c",
] as const;
const DARK_HAIR = ["#14100e", "#1b1512", "#241712", "#2c1c14", "#8e8a88", "#d8d4d0"] as const;
const WALLS = [
  ["#223a5e", "#0d1628"],
  ["#7a2f3a", "#2a0d18"],
  ["#1f5a55", "#081f22"],
  ["#b0662a", "#3a1a0c"],
  ["#4a3270", "#170c2c"],
  ["#5f6a3a", "#1c2110"],
  ["#5a5f6e", "#1b1d25"],
] as const;
const CLOTHES = [
  "#14161c",
  "#26344a",
  "#5a1f2a",
  "#1f4440",
  "#caa46a",
  "#e6e0d4",
  "#3a2c4a",
  "#8a3b22",
] as const;

// Shapes on a 600x600 card: the head is an egg round (300, 262), 104 wide to each side.
const HEAD =
  "M300 132C372 132 404 186 402 254C400 330 356 396 300 396C244 396 200 330 198 254C196 186 228 132 300 132Z";
const NECK = "M254 350C256 400 252 424 236 440L300 520L364 440C348 424 344 400 346 350Z";
const SHOULDERS = "M60 620C66 506 128 468 236 438C252 486 348 486 364 438C472 468 534 506 540 620Z";

const STYLES: readonly [string, ...string[]] = [
  // short, parted
  "M192 262C180 150 232 104 306 106C384 104 424 160 408 262C402 232 396 214 380 196C340 206 268 204 236 178C214 200 200 226 192 262Z",
  // long, behind the shoulders: the front part only
  "M186 300C166 150 226 96 302 98C378 96 434 150 414 300C410 258 400 222 372 190C352 176 330 168 304 150C276 176 214 194 198 246C192 264 188 280 186 300Z",
  // curls
  "M184 250C150 236 158 186 186 180C180 140 220 116 248 124C264 92 318 88 338 110C372 96 414 122 412 160C444 176 442 228 416 250C412 222 398 200 376 190C350 204 330 188 306 194C280 186 252 206 226 192C206 204 192 224 184 250Z",
  // shaved
  "M198 236C192 160 236 122 300 122C364 122 408 160 402 236C394 186 366 158 300 158C234 158 206 186 198 236Z",
  // swept back
  "M194 256C172 176 214 92 308 98C400 92 430 172 406 256C400 216 388 186 366 170C330 152 262 152 236 170C212 188 202 218 194 256Z",
  // fringe
  "M188 300C170 160 226 98 302 100C380 98 430 160 412 300C408 270 404 250 396 232C340 246 262 246 204 232C196 252 192 272 188 300Z",
];
const LONG =
  "M176 300C150 130 226 84 302 86C380 84 452 132 424 300C420 372 448 420 452 484C420 506 180 506 148 484C152 420 182 372 176 300Z";

/** A head and shoulders in flat colour, lit from one side, for a 600x600 card; fits a round crop. */
export function portrait(seed: string): string {
  const roll = dice(seed, "portrait");
  const [wall, dark] = roll.pick(WALLS);
  const skin = roll.pick(SKIN);
  // Dark skin seldom comes with light hair, except grey.
  const deep = SKIN.indexOf(skin) >= 3;
  const hair = deep ? roll.pick(DARK_HAIR) : roll.pick(HAIR);
  const cloth = roll.pick(CLOTHES);
  const style = roll.whole(0, STYLES.length - 1);
  const long = (style === 1 || style === 5) && roll.chance(0.85);
  const flip = roll.chance(0.5);
  const shade = mix(skin, dark, 0.42);
  let out =
    radial(
      "wall",
      [
        [0, mix(wall, "#ffffff", 0.22)],
        [0.6, wall],
        [1, dark],
      ],
      0.42,
      0.4,
      0.8,
    ) + rect(0, 0, 600, 600, "url(#wall)");
  let figure = long ? path(LONG, mix(hair, dark, 0.25)) : "";
  figure += path(NECK, shade) + path(SHOULDERS, cloth);
  figure += collar(roll.whole(0, 3), cloth, skin);
  figure += disc(200, 276, 20, shade) + disc(400, 276, 20, mix(shade, dark, 0.3)) + path(HEAD, skin);
  figure += `<clipPath id="head"><path d="${HEAD}"/></clipPath><g clip-path="url(#head)">`;
  // The side away from the light: one shape with the profile of brow, nose and chin.
  figure += path(
    "M316 120C312 180 330 206 322 232C318 250 334 280 340 300C342 310 326 312 322 318C318 330 330 336 326 346C322 360 330 372 318 400H440V110Z",
    shade,
    'opacity=".85"',
  );
  figure += path(
    "M198 330C240 384 350 392 404 320V420H190Z",
    shade,
    `opacity="${roll.chance(0.35) ? ".9" : ".18"}"`,
  );
  figure += "</g>";
  figure += face(roll.whole(0, 2), mix(hair, "#140c0a", 0.72), mix(skin, "#7a1f1c", 0.45), shade);
  if (!long && style !== 5 && roll.chance(0.32))
    figure += path(
      "M206 300C206 372 250 404 300 404C350 404 394 372 394 300C386 340 366 344 344 336C322 326 278 326 256 336C234 344 214 340 206 300ZM272 352C286 346 314 346 328 352C318 362 282 362 272 352Z",
      hair,
      'fill-rule="evenodd"',
    );
  figure += path(STYLES[style] ?? STYLES[0], hair) + path(STYLES[style] ?? STYLES[0], "url(#shine)");
  if (roll.chance(0.22)) figure += glasses();
  out += linear(
    "shine",
    [
      [0, "#ffffff", 0.16],
      [0.5, "#ffffff", 0],
      [1, "#000000", 0.22],
    ],
    "right",
  );
  out += linear("falloff", [
    [0.55, dark, 0],
    [1, dark, 0.65],
  ]);
  return `${out}<g ${flip ? 'transform="translate(600 0) scale(-1 1)"' : ""}>${figure}</g>${rect(0, 0, 600, 600, "url(#falloff)")}`;
}

function collar(kind: number, cloth: string, skin: string): string {
  const fold = mix(cloth, "#000000", 0.35);
  const shirt = mix(cloth, "#ffffff", 0.82);
  if (kind === 0)
    return (
      path("M236 438L300 560L364 438L384 446L318 620H282L216 446Z", shirt) +
      path(
        "M216 446L190 470L276 620H250L60 620L150 472ZM384 446L410 470L324 620H540L450 472Z",
        fold,
        'opacity=".45"',
      )
    );
  if (kind === 1) return path("M226 428C240 500 360 500 374 428L392 446C380 530 220 530 208 446Z", fold);
  if (kind === 2)
    return path(
      "M236 438C250 500 350 500 364 438C356 470 332 500 300 512C268 500 244 470 236 438Z",
      mix(skin, "#3a1a10", 0.25),
    );
  return path(
    "M228 420C248 462 352 462 372 420L384 470C350 506 250 506 216 470Z",
    mix(cloth, "#ffffff", 0.14),
  );
}

function face(look: number, brow: string, lip: string, shade: string): string {
  const stroke = (d: string, colour: string, width: number) =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;
  const brows = stroke("M228 238Q248 226 270 236", brow, 8) + stroke("M330 236Q352 226 372 238", brow, 8);
  const eyes =
    look === 0
      ? stroke("M232 266Q250 276 268 266", brow, 6) + stroke("M332 266Q350 276 368 266", brow, 6)
      : disc(250, 266, 8.5, brow) +
        disc(350, 266, 8.5, brow) +
        stroke("M232 262Q250 250 268 262", brow, 5) +
        stroke("M332 262Q350 250 368 262", brow, 5);
  const mouth =
    look === 2 ? stroke("M268 346Q300 368 332 346", lip, 8) : stroke("M272 350Q300 358 328 350", lip, 8);
  return brows + eyes + stroke("M292 312Q302 318 314 311", shade, 6) + mouth;
}

function glasses(): string {
  const ring = (x: number) =>
    `<rect x="${x}" y="240" width="76" height="56" rx="24" fill="#ffffff" fill-opacity=".12" stroke="#15120f" stroke-width="7"/>`;
  return `${ring(212)}${ring(312)}<path d="M288 262Q300 254 312 262" fill="none" stroke="#15120f" stroke-width="7"/>`;
}
