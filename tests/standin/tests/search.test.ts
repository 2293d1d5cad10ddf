import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { isJson, type Json, listOf, titlesOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
let friend: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
  friend = await Visitor.on(standin, "demo-friend");
});
afterAll(() => standin.close());

const hubs = async (query: string, by = owner) => listOf((await by.container(`/hubs/search?${query}`)).Hub);
const hub = (all: Json[], type: string) => all.find((each) => each.type === type) ?? {};
const results = async (query: string) =>
  listOf((await owner.container(`/library/search?${query}`)).SearchResult);
const kinds = (rows: Json[]) =>
  new Set(
    rows.map((row) =>
      isJson(row.Metadata) ? row.Metadata.type : isJson(row.Directory) && row.Directory.type,
    ),
  );

test.each([
  ["", 400],
  ["query=", 400],
  ["query=%20", 400],
  ["query=ab&sectionId=0", 400],
  ["query=ab&sectionId=99", 400],
  ["query=ab&sectionId=x", 400],
  ["query=ab&limit=0", 500],
  ["query=a", 200],
])("/hubs/search?%s is %i", async (query, status) => {
  expect((await owner.ask(`/hubs/search?${query}`)).status).toBe(status);
});

test("one letter: all hubs, all empty", async () => {
  const all = await hubs("query=d");
  expect(all).toHaveLength(17);
  expect(all.every((each) => each.size === 0 && !("Metadata" in each) && !("Directory" in each))).toBe(true);
});

test("items in Metadata, tags in Directory, three of each unless said otherwise, and never more", async () => {
  const few = await hubs("query=the");
  for (const each of few) expect([Number(each.size) <= 3, each.more]).toEqual([true, false]);
  expect(hub(few, "movie").size).toBe(3);
  expect(listOf(hub(await hubs("query=the&limit=30"), "movie").Metadata)).toHaveLength(30);
  const demo = await hubs("query=demo&limit=10");
  expect(titlesOf(listOf(hub(demo, "artist").Metadata))).toContain("Demo Quartet");
  expect(listOf(hub(await hubs("query=thriller"), "genre").Directory)[0]).toMatchObject({ tagType: 1 });
  expect(titlesOf(listOf(hub(await hubs("query=rainy"), "playlist").Metadata))).toEqual(["Rainy Evenings"]);
});

test("a person once per library, with how often", async () => {
  const rows = listOf(hub(await hubs("query=actor%20one&limit=20"), "actor").Directory);
  const one = rows.filter((row) => row.tag === "Actor One");
  expect(one.map((row) => row.librarySectionID)).toEqual([1, 2, 3]);
  expect(new Set(one.map((row) => row.tagKey)).size).toBe(1);
  for (const row of one) expect(await owner.rows(String(row.key))).toHaveLength(Number(row.count));
});

test("a collection's row has a guid and a key, and none of a person's fields", async () => {
  const [row] = listOf(hub(await hubs("query=edge%20of%20the%20map"), "collection").Directory);
  expect(row).toMatchObject({
    tag: "Edge of the Map",
    guid: expect.stringMatching(/^collection:/),
    tagType: 2,
  });
  for (const gone of ["thumb", "tagKey", "ratingKey"]) expect(row).not.toHaveProperty(gone);
  expect(await owner.rows(String(row?.key))).toHaveLength(Number(row?.count));
});

test("sectionId moves its own to the front and keeps the rest", async () => {
  const first = async (query: string) =>
    listOf(hub(await hubs(query), "movie").Metadata).map((row) => row.ratingKey);
  const plain = await first("query=the&limit=5000");
  const ranked = await first("query=the&limit=5000&sectionId=3");
  expect(new Set(ranked)).toEqual(new Set(plain));
  expect(Number(ranked[0])).toBeGreaterThan(10_000);
});

test("the order of the hubs changes with the query, as their order is nobody's promise", async () => {
  const order = async (query: string) => (await hubs(query)).map((each) => each.type).join();
  expect(await order("query=orbit")).not.toBe(await order("query=orbits"));
});

test("flat search: by kinds of things, single objects, one limit for all", async () => {
  const found = await results(`query=${encodeURIComponent(titles.hevc.title)}`);
  expect(found[0]).toMatchObject({ score: 1, Metadata: { title: titles.hevc.title } });
  expect(kinds(await results("query=demo&searchTypes=music"))).toEqual(new Set(["artist", "track"]));
  expect(kinds(await results("query=director&searchTypes=people"))).toEqual(new Set(["tag"]));
  expect(kinds(await results("query=garden&searchTypes=otherVideos"))).toEqual(new Set(["movie"]));
  expect(kinds(await results("query=lamp&searchTypes=movies"))).toEqual(new Set(["movie"]));
  const videos = await results("query=garden%20first&searchTypes=movies");
  expect(videos).toEqual([]);
  expect(await results("query=the&limit=7")).toHaveLength(7);
  const edge = (more = "") => results(`query=edge%20of%20the&searchTypes=movies${more}`);
  expect(kinds(await edge("&includeCollections=1"))).toContain("tag");
  expect(kinds(await edge())).not.toContain("tag");
  expect((await owner.ask("/library/search?query=")).status).toBe(400);
});

test("nobody finds what isn't shared with them", async () => {
  const all = await hubs("query=demo&limit=50", friend);
  expect(all.every((each) => each.type !== "artist" || each.size === 0)).toBe(true);
  expect(listOf(hub(await hubs("query=zyzzyva", friend), "movie").Metadata)).toEqual([]);
});
