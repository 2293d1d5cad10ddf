import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Standin, startStandin } from "../index.ts";
import { isJson, type Json, listOf, titlesOf, Visitor } from "./visitor.ts";

/* Menus of libraries with several levels name fields by level, and several in one key (PROTOCOL §3.6). */

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());

const all = (section: string, query: string) => owner.rows(`/library/sections/${section}/all?${query}`);
const typesOf = async (section: string) => {
  const details = await owner.container(`/library/sections/${section}?includeDetails=1`);
  return listOf(details.Type);
};
const named = (types: Json[], type: string) => types.find((each) => each.type === type) ?? {};
const keys = (rows: unknown) => listOf(rows).map((row) => String(row.key));
const encode = (sort: string) => encodeURIComponent(sort);

test("a library of shows names its fields by level, seasons have no menus but their order", async () => {
  const types = await typesOf("2");
  expect(types.map((each) => each.type)).toEqual(["show", "season", "episode", "folder"]);
  expect(keys(named(types, "show").Field)).toContain("show.network");
  expect(keys(named(types, "show").Field).every((key) => key.startsWith("show."))).toBe(true);
  expect(keys(named(types, "episode").Field)).toContain("episode.unwatched");
  const season = named(types, "season");
  expect(keys(season.Sort)).toEqual(["show.titleSort,index", "random"]);
  expect(season).not.toHaveProperty("Filter");
  expect(season).not.toHaveProperty("Field");
  expect(named(types, "folder")).toMatchObject({ key: "/library/sections/2/folder" });
});

describe.each(["1", "2", "5", "7"])("whatever the menus of section %s offer is valid on /all", (section) => {
  test("sorts, up and down", async () => {
    for (const type of (await typesOf(section)).filter((each) => each.type !== "folder")) {
      for (const sort of listOf(type.Sort).filter(({ key }) => key !== "random")) {
        const list = async (key: unknown) =>
          (await owner.rows(`${String(type.key)}&sort=${encode(String(key))}`)).map((row) => row.ratingKey);
        const [up, down] = [await list(sort.key), await list(sort.descKey)];
        expect(new Set(up)).toEqual(new Set(down));
      }
    }
  });

  test("filters, and their values by key", async () => {
    for (const type of (await typesOf(section)).filter((each) => each.type !== "folder")) {
      const total = (await owner.rows(String(type.key))).length;
      for (const filter of listOf(type.Filter).filter(({ filterType }) => filterType !== "boolean")) {
        const number = new URL(String(type.key), owner.base).searchParams.get("type");
        const { Directory } = await owner.container(`${String(filter.key)}?type=${number}`);
        for (const value of listOf(Directory).slice(0, 3)) {
          const found = await owner.rows(`${String(type.key)}&${String(filter.filter)}=${String(value.key)}`);
          expect([filter.key, value.key, found.length > 0 && found.length <= total]).toEqual([
            ...[filter.key, value.key, true],
          ]);
        }
      }
    }
  });

  test("fields: each narrows, or is true of all", async () => {
    for (const type of await typesOf(section)) {
      for (const field of listOf(type.Field)) {
        const nothing =
          field.type === "string" ? "zzzz-no-such-thing" : field.type === "boolean" ? "1" : "-77";
        const found = await owner.rows(`${String(type.key)}&${String(field.key)}=${nothing}`);
        const turned = await owner.rows(`${String(type.key)}&${String(field.key)}!=${nothing}`);
        const total = (await owner.rows(String(type.key))).length;
        expect([field.key, found.length + turned.length]).toEqual([field.key, total]);
      }
    }
  });
});

test("seasons and episodes in the order of their shows", async () => {
  const order = (rows: Json[]) => rows.map((row) => [row.parentTitle, row.index]);
  const seasons = await all("2", `type=3&sort=${encode("show.titleSort,index")}`);
  const shows = titlesOf(await all("2", "type=2&sort=titleSort"));
  const firstOf = (rows: Json[], name: string) => [...new Set(rows.map((row) => row[name]))];
  expect(firstOf(seasons, "parentTitle")).toEqual(shows);
  for (const show of shows) {
    const own = order(seasons).filter(([title]) => title === show);
    expect(own.map(([, index]) => index)).toEqual(
      own.map(([, index]) => Number(index)).toSorted((a, b) => a - b),
    );
  }
  const turned = await all("2", `type=3&sort=${encode("show.titleSort:desc,index")}`);
  expect(firstOf(turned, "parentTitle")).toEqual(shows.toReversed());

  const [sort] = listOf(named(await typesOf("2"), "episode").Sort);
  const episodes = await all("2", `type=4&sort=${encode(String(sort?.key))}`);
  expect(firstOf(episodes, "grandparentTitle")).toEqual(shows);
  const [first] = shows;
  const own = episodes.filter((row) => row.grandparentTitle === first);
  const places = own.map((row) => Number(row.parentIndex) * 1000 + Number(row.index));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("fields of a level narrow that level, and what is above and below it", async () => {
  const unwatched = await all("2", "type=4&episode.unwatched=1");
  expect(unwatched.length).toBe((await all("2", "type=4")).length - 3);
  const artists = await all("5", "type=8&artist.title=orchestra");
  expect(titlesOf(artists)).toEqual(["The Demo Orchestra"]);
  const tracks = await all("5", "type=10&artist.title=orchestra");
  expect(new Set(tracks.map((row) => row.grandparentTitle))).toEqual(new Set(["The Demo Orchestra"]));
  // Bare names belong to the level that `sourceType` names.
  const [show] = await all("2", "type=2");
  const exact = encodeURIComponent(String(show?.title));
  const sourced = await all("2", `type=4&sourceType=2&title%3D=${exact}`);
  expect(new Set(sourced.map((row) => row.grandparentTitle))).toEqual(new Set([show?.title]));
});

test("a library of home videos says so in its menus", async () => {
  const { Meta } = await owner.container("/library/sections/7/all?includeMeta=1");
  expect(listOf(isJson(Meta) ? Meta.Type : [])[0]).toMatchObject({ type: "movie", subtype: "clip" });
  for (const row of await all("7", "")) expect(row).toMatchObject({ type: "movie", subtype: "clip" });
});
