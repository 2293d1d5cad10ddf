import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { isJson, type Json, listOf, titlesOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());

const movies = "/library/sections/1/all";
const shows = "/library/sections/2/all";
const year = (row: Json) => Number(row.year);
const title = (row: Json) => String(row.title).toLowerCase();

describe("operators left of the =", () => {
  test.each<[string, (row: Json) => boolean]>([
    ["year=2024", (row) => year(row) === 2024],
    ["year!=2024", (row) => year(row) !== 2024],
    ["year%3E%3E=2020", (row) => year(row) > 2020],
    ["year%3C%3C=2020", (row) => year(row) < 2020],
    ["year%3E=2020", (row) => year(row) >= 2020],
    ["year%3C=2020", (row) => year(row) <= 2020],
    ["year=2024,2021", (row) => [2024, 2021].includes(year(row))],
    ["title=the", (row) => title(row).includes("the")],
    ["title!=the", (row) => !title(row).includes("the")],
    ["title%3D=Unlit", (row) => title(row) === "unlit"],
    ["title!%3D=Unlit", (row) => title(row) !== "unlit"],
    ["title%3C=the", (row) => title(row).startsWith("the")],
    ["title%3E=y", (row) => title(row).endsWith("y")],
    ["contentRating=PG,PG-13", (row) => ["PG", "PG-13"].includes(String(row.contentRating))],
    ["contentRating!=PG", (row) => row.contentRating !== "PG"],
    ["duplicate=1", (row) => row.title === titles.twoVersions.title],
    ["duplicate=0", (row) => row.title !== titles.twoVersions.title],
    ["duplicate!=1", (row) => row.title !== titles.twoVersions.title],
    ["unwatched=1", (row) => row.viewCount === undefined],
    ["inProgress=1", (row) => row.viewOffset !== undefined],
    ["hdr=0", () => true],
    ["resolution=720", (row) => listOf(row.Media).some((media) => media.videoResolution === "720")],
    ["userRating%3E%3E=8", (row) => Number(row.userRating) > 8],
    ["titleSort%3E=s", (row) => String(row.titleSort ?? row.title).toLowerCase() >= "s"],
    ["audioCodec=aac", () => true],
    ["firstCharacter=A", () => true],
  ])("%s", async (query, fits) => {
    const all = await owner.rows(movies);
    const expected = all.filter(fits);
    expect(expected.length).toBeGreaterThan(0);
    expect(titlesOf(await owner.rows(`${movies}?${query}`))).toEqual(titlesOf(expected));
  });

  test("dates: a day, before, after, and relative to now", async () => {
    const all = await owner.rows(movies);
    const released = (row: Json) => String(row.originallyAvailableAt);
    const day = released(all[3] ?? {});
    const on = await owner.rows(`${movies}?originallyAvailableAt=${day}`);
    expect(titlesOf(on)).toEqual(titlesOf(all.filter((row) => released(row) === day)));
    const after = await owner.rows(`${movies}?originallyAvailableAt%3E%3E=2020-01-01`);
    expect(titlesOf(after)).toEqual(titlesOf(all.filter((row) => released(row) > "2020-01-01")));
    const seconds = Math.floor(Date.now() / 1000);
    for (const [unit, length] of [
      ["d", 86_400],
      ["w", 604_800],
      ["y", 31_536_000],
    ] as const) {
      const expected = all.filter((row) => Number(row.addedAt) > seconds - 5 * length);
      const recent = await owner.rows(`${movies}?addedAt%3E%3E=-5${unit}`);
      expect(titlesOf(recent)).toEqual(titlesOf(expected));
    }
  });
});

test("groups: or between push and pop, and around it", async () => {
  const all = await owner.rows(movies);
  const wanted = (row: Json) => (year(row) === 2024 || year(row) === 2021) && row.contentRating === "PG-13";
  const group = "push=1&year=2024&or=1&year=2021&pop=1&contentRating=PG-13";
  expect(all.filter(wanted).length).toBeGreaterThan(0);
  expect(titlesOf(await owner.rows(`${movies}?${group}`))).toEqual(titlesOf(all.filter(wanted)));
  const either = await owner.rows(`${movies}?year=2024&contentRating=PG&or=1&title=unlit`);
  const alternatives = (row: Json) =>
    (year(row) === 2024 && row.contentRating === "PG") || title(row) === "unlit";
  expect(titlesOf(either)).toEqual(titlesOf(all.filter(alternatives)));
});

test("scopes: a show's episodes, episodes by their show, shows by their episodes", async () => {
  const episodes = await owner.rows(`${shows}?type=4&show.id=${titles.show.ratingKey}`);
  expect(episodes).toHaveLength(16);
  expect(await owner.rows(`${shows}?type=4&show.title=harbour`)).toHaveLength(16);
  // An exact match of a scoped title doesn't work: the whole list comes back.
  const exact = await owner.rows(`${shows}?type=4&show.title%3D=Harbour%20Lights`);
  expect(exact.length).toBeGreaterThan(16);
  const holding = await owner.rows(
    `${shows}?type=2&episode.title=${encodeURIComponent(String(episodes[2]?.title))}`,
  );
  expect(titlesOf(holding)).toEqual([titles.show.title]);
});

test("unplayed: unwatchedLeaves for shows, where unwatched tells nothing", async () => {
  const [show] = await owner.rows(`${shows}?title=harbour`);
  expect(show).toMatchObject({ leafCount: 16, viewedLeafCount: 3 });
  const all = await owner.rows(shows);
  expect(await owner.rows(`${shows}?unwatched=1`)).toHaveLength(all.length);
  const key = String(show?.ratingKey);
  await owner.ask(`/:/scrobble?key=${key}&identifier=com.plexapp.plugins.library`);
  expect(titlesOf(await owner.rows(`${shows}?unwatchedLeaves=1`))).not.toContain(titles.show.title);
  expect(titlesOf(await owner.rows(`${shows}?unwatched=1`))).toContain(titles.show.title);
});

test("Meta says what can be asked, and everything it says can be", async () => {
  const path = `${movies}?includeMeta=1&X-Plex-Container-Start=0&X-Plex-Container-Size=0`;
  const { Meta, ...rest } = await owner.container(`${path}&includeAdvanced=1&sort=addedAt:desc`);
  expect(rest).toMatchObject({ size: 0, totalSize: 31 });
  const [type] = listOf(isJson(Meta) ? Meta.Type : undefined);
  expect(type).toMatchObject({ key: "/library/sections/1/all?type=1", type: "movie", active: true });
  const filters = listOf(type?.Filter);
  const sorts = listOf(type?.Sort);
  expect(filters[0]).toEqual({
    filter: "genre",
    filterType: "string",
    key: "/library/sections/1/genre",
    title: "Genre",
    type: "filter",
  });
  expect(sorts.find((sort) => sort.active)).toMatchObject({ key: "addedAt", activeDirection: "desc" });
  for (const { key, filterType } of filters) {
    const answer = await owner.ask(String(key));
    // Yes-or-no filters have no list of values; "unwatched" alone has a list of items.
    const boolean = filterType === "boolean" && !String(key).endsWith("/unwatched");
    expect([key, answer.status]).toEqual([key, boolean ? 404 : 200]);
  }
  for (const { key } of sorts)
    expect(await owner.rows(`${movies}?sort=${String(key)}:desc`)).toHaveLength(31);
  const names = (rows: Json[]) => rows.map((row) => row.filter);
  const { Meta: simple } = await owner.container(path);
  const [plain] = listOf(isJson(simple) ? simple.Type : undefined);
  expect(names(filters)).toContain("duplicate");
  expect(names(listOf(plain?.Filter))).not.toContain("duplicate");
  const fieldTypes = listOf(isJson(Meta) ? Meta.FieldType : undefined);
  expect(fieldTypes.map((each) => each.type)).toEqual([
    ...["tag", "integer", "string", "audioLanguage", "subtitleLanguage", "resolution", "boolean", "date"],
  ]);
  expect(await owner.container(movies)).not.toHaveProperty("Meta");
});

test("menus by themselves, per type", async () => {
  const filters = listOf((await owner.container("/library/sections/2/filters?type=4")).Directory);
  expect(filters.map((filter) => filter.filter)).toContain("resolution");
  const sorts = listOf((await owner.container("/library/sections/2/sorts?type=2")).Directory);
  expect(sorts.map((sort) => sort.key)).toContain("episode.addedAt");
});

test("nullsLast and random", async () => {
  const rated = await owner.rows(`${movies}?sort=userRating:nullsLast`);
  const ratings = rated.map((row) => row.userRating).filter((rating) => rating !== undefined);
  expect(rated.slice(0, ratings.length).map((row) => row.userRating)).toEqual([8, 9, 10]);
  const orders = await Promise.all(
    [1, 2, 3].map(() => owner.rows(`/library/sections/3/all?sort=random&limit=40`)),
  );
  expect(new Set(orders.map((rows) => titlesOf(rows).join())).size).toBe(3);
});

test("excludeFields and excludeElements slim a row", async () => {
  const [row] = await owner.rows(`${movies}?excludeFields=summary,ratingKey&excludeElements=Media,Role`);
  expect(row).toHaveProperty("ratingKey");
  for (const gone of ["summary", "Media", "Role"]) expect(row).not.toHaveProperty(gone);
  expect(row).toHaveProperty("Genre");
});
