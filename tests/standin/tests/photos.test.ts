import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin } from "../index.ts";
import { listOf, titlesOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());

const bytes = async (path: string) => {
  const response = await fetch(owner.base + path, { headers: { "X-Plex-Token": owner.token } });
  return { type: response.headers.get("content-type"), body: Buffer.from(await response.arrayBuffer()) };
};

test("albums and photos share a type and differ by their keys", async () => {
  const albums = await owner.rows("/library/sections/6/all");
  expect(titlesOf(albums)).toEqual(["By the Water", "Walls and Windows"]);
  expect(albums[0]).toMatchObject({
    type: "photo",
    key: `/library/metadata/${String(albums[0]?.ratingKey)}/children`,
    composite: expect.any(String),
    guid: expect.stringMatching(/^local:/),
  });
  expect(albums[0]).not.toHaveProperty("Media");
  const inside = await owner.rows(String(albums[0]?.key));
  expect(new Set(inside.map((row) => row.type))).toEqual(new Set(["photo"]));
  const [inner, ...photos] = inside;
  expect(inner?.key).toMatch(/\/children$/);
  expect(photos).toHaveLength(3);
  expect(photos[0]).toMatchObject({
    key: `/library/metadata/${String(photos[0]?.ratingKey)}`,
    createdAtAccuracy: "epoch",
    createdAtTZOffset: "0",
    originallyAvailableAt: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(await owner.rows("/library/sections/6/all?type=14")).toHaveLength(3);
  expect(await owner.rows("/library/sections/6/all?type=13")).toHaveLength(6);
  expect((await owner.container("/library/sections/6/all")).viewGroup).toBe("photo");
});

test("a photo is a JPEG of the size it says", async () => {
  const [photo] = await owner.rows("/library/sections/6/all?type=13");
  const [media] = listOf(photo?.Media);
  const [part] = listOf(media?.Part);
  const { type, body } = await bytes(String(part?.key));
  expect(type).toBe("image/jpeg");
  expect(body.length).toBe(part?.size);
  expect(await sharp(body).metadata()).toMatchObject({
    format: "jpeg",
    width: media?.width,
    height: media?.height,
  });
  for (const gone of ["duration", "bitrate", "videoCodec"]) expect(media).not.toHaveProperty(gone);
});

test("thumbs and composites are drawn, and the transcoder resizes them", async () => {
  const [album] = await owner.rows("/library/sections/6/all");
  expect((await bytes(String(album?.composite))).type).toBe("image/jpeg");
  const url = encodeURIComponent(String(album?.thumb));
  const small = await bytes(`/photo/:/transcode?url=${url}&width=160&height=90`);
  expect(await sharp(small.body).metadata()).toMatchObject({ width: 160, height: 90 });
});

test("ultra blur: the colours of a picture in an array, and a picture of colours", async () => {
  const film = await owner.item("1");
  const url = encodeURIComponent(String(film.thumb));
  const { UltraBlurColors } = await owner.container(`/services/ultrablur/colors?url=${url}`);
  expect(UltraBlurColors).toEqual([film.UltraBlurColors]);
  const corners = "topLeft=ff0000&topRight=00ff00&bottomLeft=0000ff&bottomRight=ffffff";
  const image = await bytes(`/services/ultrablur/image?${corners}&width=64&height=36`);
  expect(image.type).toBe("image/png");
  const { data, info } = await sharp(image.body).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([64, 36]);
  expect([...data.subarray(0, 3)]).toEqual([255, 0, 0]);
  expect((await owner.ask("/services/ultrablur/image?topLeft=red")).status).toBe(400);
  expect((await owner.ask("/services/ultrablur/colors?url=%2Fnothing")).status).toBe(404);
});
