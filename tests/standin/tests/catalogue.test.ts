import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, serverIds, startStandin, titles } from "../index.ts";
import { type Json, listOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());

const all = (section: string, query = "") => owner.rows(`/library/sections/${section}/all?${query}`);
const { sections } = titles;

test.each(
  [...Object.values(titles), ...Object.values(titles.oddFilms)].flatMap((known) =>
    typeof known === "object" && "ratingKey" in known ? [known] : [],
  ),
)("$ratingKey is $title", async (known) => {
  expect((await owner.item(known.ratingKey)).title).toBe(known.title);
});

test("the files are what the titles promise", async () => {
  const media = async (ratingKey: string) => listOf((await owner.item(ratingKey)).Media);
  expect(await media(titles.directPlay.ratingKey)).toMatchObject([
    { container: "mp4", videoCodec: "h264", audioCodec: "aac" },
  ]);
  const [hevc] = await media(titles.hevc.ratingKey);
  expect(hevc).toMatchObject({ container: "mkv", videoCodec: "hevc", audioCodec: "ac3" });
  const languages = listOf(listOf(hevc?.Part)[0]?.Stream).filter((stream) => stream.streamType === 2);
  expect(new Set(languages.map((stream) => stream.languageTag)).size).toBe(2);
  expect(await media(titles.twoVersions.ratingKey)).toHaveLength(2);
});

test("the odd ones: no art, a long title, text that wants escaping, a resume point", async () => {
  const bare = await owner.item(titles.noArt.ratingKey);
  for (const field of ["thumb", "art", "Image", "UltraBlurColors"]) expect(bare).not.toHaveProperty(field);
  expect((await owner.item(titles.longTitle.ratingKey)).title).toHaveLength(titles.longTitle.title.length);
  expect(titles.longTitle.title.length).toBeGreaterThan(100);
  expect((await owner.item(titles.oddText.ratingKey)).summary).toMatch(/<script>.*\r\n|\r\n[^]*<script>/);
  expect((await owner.item(titles.inProgress.ratingKey)).viewOffset).toBe(titles.inProgress.viewOffset);
});

test("the libraries are as large as they should be, each title once", async () => {
  const movies = await all(sections.movies);
  expect(movies.length).toBeGreaterThanOrEqual(28);
  expect(await all(sections.shows)).toHaveLength(3);
  expect((await all(sections.shows, "type=4")).length).toBeGreaterThanOrEqual(40);
  expect(await all(sections.empty)).toEqual([]);
  const archive = await all(sections.archive);
  expect(new Set(archive.map((row) => row.title)).size).toBe(titles.archiveSize);
  const attic = await Visitor.on(standin, "demo-owner", serverIds.attic);
  expect((await attic.rows("/library/sections/1/all")).length).toBe(8);
});

test("every film, show and episode has words, faces and files", async () => {
  const rows = [...(await all(sections.movies)), ...(await all(sections.shows, "type=4"))];
  const poor = rows.filter((row: Json) => String(row.summary).length < 40 || listOf(row.Media).length === 0);
  expect(poor).toEqual([]);
  const films = await all(sections.movies);
  for (const film of films) {
    expect(film).toMatchObject({
      tagline: expect.any(String),
      studio: expect.any(String),
      rating: expect.any(Number),
    });
    expect(listOf(film.Role).length).toBeGreaterThan(0);
  }
});

test("two starts hold the same, except for ports and tokens", async () => {
  const second = await startStandin();
  try {
    const other = await Visitor.on(second, "demo-owner");
    expect(other.token).not.toBe(owner.token);
    for (const path of [
      "/library/sections/1/all",
      "/library/metadata/10001",
      "/hubs/home/continueWatching",
    ]) {
      expect(await other.rows(path)).toEqual(await owner.rows(path));
    }
  } finally {
    await second.close();
  }
});
