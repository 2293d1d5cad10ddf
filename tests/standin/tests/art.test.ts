import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { outline } from "../art/fonts.ts";
import { draw, type Size, type Subject } from "../art/index.ts";
import { palettes } from "../art/palettes.ts";
import { picture } from "../art/picture.ts";
import { moodOf, scenes } from "../art/scenes/index.ts";
import { dice } from "../art/seeded.ts";

const film: Subject = {
  kind: "poster",
  seed: "plex://movie/1",
  title: "The Long Way Down",
  subtitle: "Mind the gap.",
  year: 2021,
  genre: "Drama",
};
const small: Size = { width: 120, height: 180, minSize: false, upscale: false, format: "jpg" };

describe("size (PROTOCOL §7.2)", () => {
  test.each<[string, Subject["kind"], Partial<Size>, [number, number]]>([
    ["fits inside the box", "poster", { width: 300, height: 300 }, [200, 300]],
    ["covers the box, uncut", "poster", { width: 300, height: 300, minSize: true }, [300, 450]],
    ["is not enlarged", "poster", { width: 4000, height: 4000 }, [1000, 1500]],
    ["is enlarged when asked", "still", { width: 1600, height: 900, upscale: true }, [1600, 900]],
    ["wide art", "art", { width: 960, height: 540 }, [960, 540]],
    ["a square portrait", "portrait", { width: 90, height: 200 }, [90, 90]],
    ["very small", "avatar", { width: 8, height: 8 }, [8, 8]],
    [
      "absurdly large",
      "still",
      { width: 90_000, height: 90_000, upscale: true, minSize: true, quality: 1 },
      [2560, 1440],
    ],
  ])("%s", async (_, kind, size, [width, height]) => {
    const { body, contentType } = await draw({ kind, seed: "size", title: "Size" }, { ...small, ...size });
    expect(contentType).toBe("image/jpeg");
    expect(await sharp(body).metadata()).toMatchObject({ format: "jpeg", width, height });
  });
});

test("formats, quality and blur do what they say", async () => {
  const plain = await draw(film, small);
  const png = await draw(film, { ...small, format: "png" });
  expect(png.contentType).toBe("image/png");
  expect((await sharp(png.body).metadata()).format).toBe("png");
  expect((await draw(film, { ...small, quality: 10 })).body.length).toBeLessThan(plain.body.length / 2);
  const sharpness = async (body: Buffer) => (await sharp(body).stats()).sharpness;
  const blurred = await draw(film, { ...small, blur: 20 });
  expect(await sharpness(blurred.body)).toBeLessThan((await sharpness(plain.body)) / 3);
});

test("the same seed is the same picture, another seed another", () => {
  const size = { width: 200, height: 300 };
  expect(picture(film, size)).toBe(picture({ ...film }, size));
  expect(picture(film, size)).not.toBe(picture({ ...film, seed: "plex://movie/2" }, size));
});

test("poster and art of one title show the same place", () => {
  const size = { width: 100, height: 100 };
  const sky = (subject: Subject) =>
    /<linearGradient id="(?!foot|calm)[\s\S]*?<\/linearGradient>/.exec(picture(subject, size))?.[0];
  for (let n = 0; n < 12; n++) {
    const seed = `plex://movie/${n}`;
    const subject: Subject = { kind: "art", seed, genre: "Adventure" };
    const colours = (text = "") => [...text.matchAll(/stop-color="(#\w+)"/g)].map((found) => found[1]);
    expect(colours(sky(subject))).toEqual(colours(sky({ ...subject, kind: "poster" })));
  }
});

test("every scene draws valid markup in every palette, tall and wide", async () => {
  for (const [name, scene] of Object.entries(scenes)) {
    for (const [colour, palette] of Object.entries(palettes)) {
      const wide = colour.length % 2 === 0;
      const [width, height] = wide ? [1600, 900] : [1000, 1500];
      const markup = scene({ width, height, focus: width * 0.6, wide, palette, dice: dice(name, colour) });
      expect(markup, `${name} in ${colour}`).not.toMatch(/NaN|undefined|Infinity/);
    }
    const stage = {
      width: 1000,
      height: 1500,
      focus: 500,
      wide: false,
      palette: palettes.ember,
      dice: dice("x", name),
    };
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="60" viewBox="0 0 1000 1500">${scene(stage)}</svg>`;
    const { channels } = await sharp(Buffer.from(svg)).stats();
    // Something is there, and it is not one flat colour.
    expect(Math.max(...channels.slice(0, 3).map((channel) => channel.stdev)), name).toBeGreaterThan(8);
  }
});

test("a catalogue of one genre still shows several scenes", () => {
  for (const genre of ["Drama", "Sci-Fi", "Thriller", "Comedy", "Unheard Of", undefined]) {
    const { scenes: names } = moodOf(genre);
    const seen = new Set(Array.from({ length: 40 }, (_, n) => dice(`seed${n}`, "composition").pick(names)));
    expect(seen.size, genre).toBe(new Set(names).size);
  }
  expect(moodOf("Sci-Fi & Fantasy")).toBe(moodOf("Science Fiction"));
});

describe("words", () => {
  test.each([
    ["plain", "Harbour"],
    ["accents", "Ænima & <Co>: Çédille"],
    ["Cyrillic", "Солярис"],
    ["no letters the fonts have", "𓂀 漢字 🎬"],
    ["right to left and marks", "שלום é\u200b"],
    ["nothing", "   "],
    [
      "very long",
      "The Improbable and Only Partly Regretted Voyage of the Night Train That Refused to Stop ".repeat(4),
    ],
    ["one endless word", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"],
  ])("a title may be anything: %s", async (_, title) => {
    for (let n = 0; n < 8; n++) {
      const subject: Subject = { ...film, seed: `${title}${n}`, title };
      expect(picture(subject, { width: 60, height: 90 })).not.toMatch(/NaN|undefined|Infinity/);
    }
    const { body } = await draw({ ...film, title }, small);
    expect((await sharp(body).metadata()).width).toBe(120);
  });

  test("the outline of a line is as wide as its letters and knows where it ends", () => {
    expect(outline("poster", "", 100)).toEqual({ d: "", width: 0 });
    const one = outline("serif", "A", 100).width;
    expect(outline("serif", "AAAA", 100).width).toBeGreaterThan(one * 3.5);
    expect(outline("serif", "AA", 100, 0.5).width).toBeGreaterThan(outline("serif", "AA", 100).width + 45);
    // Every size: the outline must never hold a number that isn't one.
    for (let size = 10; size < 200; size += 7)
      expect(outline("serifItalic", "Some things are worth it", size).d).not.toContain("NaN");
  });

  test("a title changes the poster, and only there", async () => {
    const size = { width: 60, height: 90 };
    expect(picture(film, size)).not.toBe(picture({ ...film, title: "Another" }, size));
    expect(picture({ ...film, kind: "art" }, size)).toBe(
      picture({ ...film, kind: "art", title: "Another" }, size),
    );
  });
});

test("a page of thirty posters costs little: under 60 ms of processor each", async () => {
  const page: Size = { width: 300, height: 450, minSize: true, upscale: true, format: "jpg" };
  await draw({ ...film, seed: "warm" }, page);
  const before = process.cpuUsage();
  const genres = ["Drama", "Comedy", "Science Fiction", "Thriller", "Adventure", "Horror"];
  await Promise.all(
    Array.from({ length: 30 }, (_, n) => draw({ ...film, seed: `page${n}`, genre: genres[n % 6] }, page)),
  );
  const { user, system } = process.cpuUsage(before);
  // Processor time, not the clock: other work on the machine must not fail the test.
  expect((user + system) / 1000 / 30).toBeLessThan(60);
});

test("the same picture asked for again comes from memory", async () => {
  const first = await draw(film, small);
  expect((await draw({ ...film }, { ...small })).body).toBe(first.body);
});
