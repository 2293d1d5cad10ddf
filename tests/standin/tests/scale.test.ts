import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { type Json, listOf, titlesOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin({ scale: true });
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());

const films = "/library/sections/21/all";
const shows = "/library/sections/22/all";
const page = (start: number, size = 50) => `X-Plex-Container-Start=${start}&X-Plex-Container-Size=${size}`;
const total = async (path: string) => (await owner.container(`${path}${page(0, 0)}`)).totalSize;

test("as many as promised", async () => {
  expect(await total(`${films}?`)).toBe(50_000);
  expect(await total(`${shows}?`)).toBe(5000);
  expect(await total(`${shows}?type=3&`)).toBe(10_000);
  expect(await total(`${shows}?type=4&`)).toBe(100_000);
});

test("walking through all films in large pages meets every ratingKey and title once, in order", async () => {
  const keys = new Set<unknown>();
  const names: string[] = [];
  for (let start = 0; start < 50_000; start += 5000) {
    const path = `${films}?excludeElements=Media,Image,Genre,Role,Director&excludeFields=summary&${page(start, 5000)}`;
    for (const row of await owner.rows(path)) {
      keys.add(row.ratingKey);
      names.push(String(row.titleSort ?? row.title).toLowerCase());
    }
  }
  expect(keys.size).toBe(50_000);
  expect(new Set(names).size).toBe(50_000);
  expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
});

test("the first-character index leads to the right page", async () => {
  const letters = listOf((await owner.container("/library/sections/21/firstCharacter")).Directory);
  expect(letters.reduce((sum, letter) => sum + Number(letter.size), 0)).toBe(50_000);
  let position = 0;
  for (const { title, size } of letters) {
    const [row] = await owner.rows(`${films}?sort=titleSort&${page(position, 1)}`);
    expect(String(row?.titleSort ?? row?.title)[0]?.toUpperCase()).toBe(title);
    position += Number(size);
  }
});

test("filters and sorts hold on a large list", async () => {
  const rows = await owner.rows(`${films}?year%3E%3E=1990&contentRating=PG&sort=rating:desc&${page(100)}`);
  expect(rows).toHaveLength(50);
  expect(rows.every((row) => Number(row.year) > 1990 && row.contentRating === "PG")).toBe(true);
  const ratings = rows.map((row) => Number(row.rating));
  expect(ratings).toEqual(ratings.toSorted((a, b) => b - a));
  const down = await owner.rows(`${films}?sort=addedAt:desc&${page(0)}`);
  const up = await owner.rows(`${films}?sort=addedAt&${page(49_950)}`);
  expect(new Set(titlesOf(down))).toEqual(new Set(titlesOf(up)));
});

test("a generated item is as whole as one written by hand", async () => {
  const [film] = await owner.rows(`${films}?${page(25_000, 1)}`);
  const detail = await owner.item(String(film?.ratingKey));
  const [media] = listOf(detail.Media);
  const [part] = listOf(media?.Part);
  expect(listOf(part?.Stream).map((stream) => stream.streamType)).toContain(1);
  expect((await owner.ask(String(part?.key), { headers: { Range: "bytes=0-9" } })).status).toBe(206);
  for (const field of [
    "title",
    "guid",
    "summary",
    "year",
    "rating",
    "duration",
    "thumb",
    "Genre",
    "Role",
    "Guid",
  ])
    expect(detail).toHaveProperty(field);
  const [show] = await owner.rows(`${shows}?${page(2500, 1)}`);
  expect(show).toMatchObject({ leafCount: 20, viewedLeafCount: 0, childCount: 2 });
  const seasons = await owner.rows(String(show?.key));
  const episodes = await owner.rows(String(seasons[1]?.key));
  expect(episodes.map((episode: Json) => episode.index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const other = await owner.rows(`/library/all?guid=${encodeURIComponent(String(detail.guid))}`);
  expect(other.map((row) => row.ratingKey)).toEqual([film?.ratingKey]);
});

test("the demo stays as it was", async () => {
  expect((await owner.item(titles.directPlay.ratingKey)).title).toBe(titles.directPlay.title);
  const sections = listOf((await owner.container("/library/sections")).Directory);
  expect(sections.map((section) => section.key)).toEqual([
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    ...["9", "10", "11"],
    "21",
    "22",
  ]);
  const friend = await Visitor.on(standin, "demo-friend");
  expect(listOf((await friend.container("/library/sections")).Directory)).toHaveLength(2);
});
