import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { listOf, titlesOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
let friend: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
  friend = await Visitor.on(standin, "demo-friend");
});
afterAll(() => standin.close());

test("a person by number or tagKey: the tag record alone", async () => {
  const [role] = listOf((await owner.item(titles.directPlay.ratingKey)).Role);
  const byId = await owner.container(`/library/people/${String(role?.id)}`);
  expect(listOf(byId.Directory)).toMatchObject([
    { id: role?.id, tag: "Actor One", tagType: 6, filter: `actor=${String(role?.id)}`, tagKey: role?.tagKey },
  ]);
  expect(byId).not.toHaveProperty("Metadata");
  expect(await owner.container(`/library/people/${String(role?.tagKey)}`)).toEqual(byId);
  expect((await owner.ask("/library/people/999999")).status).toBe(404);
});

test("their media: all libraries that the account sees, of mixed types", async () => {
  const [role] = listOf((await owner.item(titles.directPlay.ratingKey)).Role);
  const path = `/library/people/${String(role?.id)}/media`;
  const rows = await owner.rows(path);
  expect(new Set(rows.map((row) => row.type))).toEqual(new Set(["movie", "show"]));
  expect(titlesOf(rows)).toContain(titles.directPlay.title);
  const inMovies = await owner.rows(`/library/sections/1/all?actor=${String(role?.id)}`);
  for (const title of titlesOf(inMovies)) expect(titlesOf(rows)).toContain(title);
  const seen = await friend.rows(path);
  expect(seen.length).toBeLessThan(rows.length);
  expect(seen.length).toBeGreaterThan(0);
  const page = await owner.container(`${path}?X-Plex-Container-Start=1&X-Plex-Container-Size=2`);
  expect(page).toMatchObject({ size: 2, offset: 1, totalSize: rows.length });
});

test("tags by their type number", async () => {
  const tags = async (type: number) =>
    listOf((await owner.container(`/library/tags?type=${type}`)).Directory);
  expect((await tags(1)).every((tag) => tag.tagType === 1)).toBe(true);
  expect((await tags(4)).map((tag) => tag.tag)).toContain("Director One");
  expect((await tags(300)).map((tag) => tag.tag)).toContain("Calm");
});
