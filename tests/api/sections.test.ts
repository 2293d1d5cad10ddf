import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import { test as it } from "../support/fixtures.ts";

it.beforeAll(async ({ owner }) => {
  await owner.get("/api/plex/test");
});

type Row = { key: string; title: string; size?: number; type?: string };
type Item = { ratingKey: string; title: string; type: string; userRating?: number; childCount?: number };
type Page = { size: number; totalSize: number; offset: number; Metadata: Item[] };

const { movies, shows, archive, empty } = titles.sections;
const of = (library: string) => `/api/plex/library/${library}`;

describe("menus", () => {
  it("name what a library can be filtered and sorted by", async ({ owner }) => {
    const filters = await owner.json<{ filter: string; filterType: string }[]>(`${of(movies)}/filters`);
    expect(filters).toContainEqual(expect.objectContaining({ filter: "genre", filterType: "string" }));
    const sorts = await owner.json<Row[]>(`${of(movies)}/sorts`);
    expect(sorts.map((one) => one.key)).toContain("titleSort");
    const ofEpisodes = await owner.json<Row[]>(`${of(shows)}/filters?type=4`);
    expect(ofEpisodes).not.toEqual(await owner.json(`${of(shows)}/filters`));
  });

  it("count first letters, which add up to the whole library", async ({ owner }) => {
    const letters = await owner.json<Row[]>(`${of(archive)}/firstCharacters`);
    expect(letters.at(-1)).toMatchObject({ title: "Z", size: expect.any(Number) });
    expect(letters.reduce((sum, { size = 0 }) => sum + size, 0)).toBe(titles.archiveSize);
    const beforeZ = letters.slice(0, -1).reduce((sum, { size = 0 }) => sum + size, 0);
    const fromZ = await owner.json<Page>(`${of(archive)}/all?sort=titleSort&offset=${beforeZ}&limit=1`);
    expect(fromZ.Metadata[0]?.title).toMatch(/^(The |A )?Z/);
    expect(await owner.json(`${of(empty)}/firstCharacters`)).toEqual([]);
  });

  it.for([
    "genre",
    "year",
    "decade",
    "contentRating",
    "director",
    "actor",
    "country",
    "studio",
    "resolution",
    "collection",
  ])("list the values of %s, each of which finds something", async (directory, { owner }) => {
    const values = await owner.json<Row[]>(`${of(movies)}/${directory}`);
    expect(values.length).toBeGreaterThan(0);
    const [first] = values;
    const found = await owner.json<Page>(`${of(movies)}/all?${directory}=${first?.key}`);
    const all = await owner.json<Page>(`${of(movies)}/all`);
    expect(found.totalSize).toBeGreaterThan(0);
    if (values.length > 1) expect(found.totalSize).toBeLessThan(all.totalSize);
  });

  it("cost Plex one request, however often they are asked", async ({ world, owner }) => {
    await world.control.clearLog();
    const first = await owner.json(`${of(archive)}/genre`);
    expect(await owner.json(`${of(archive)}/genre`)).toEqual(first);
    expect(await world.control.calls(serverIds.cinema)).toEqual([`GET /library/sections/${archive}/genre`]);
  });
});

describe("other ways into a library", () => {
  it("collections, in pages", async ({ owner }) => {
    const all = await owner.json<Page>(`${of(movies)}/collections`);
    expect(all.Metadata[0]).toMatchObject({ type: "collection", childCount: expect.any(Number) });
    const second = await owner.json<Page>(`${of(movies)}/collections?offset=1&limit=1`);
    expect(second).toMatchObject({ totalSize: all.totalSize, offset: 1, size: all.totalSize > 1 ? 1 : 0 });
    expect(await owner.json(`${of(empty)}/collections`)).toMatchObject({ totalSize: 0, Metadata: [] });
  });

  it("folders, down to the films", async ({ owner }) => {
    type Folders = Page & { Folder: { title: string; parent?: string }[] };
    let here = await owner.json<Folders>(`${of(movies)}/folders`);
    expect(here.Folder.length + here.Metadata.length).toBe(here.size);
    for (let depth = 0; here.Metadata.length === 0 && depth < 5; depth++) {
      const [next] = here.Folder;
      expect(next).toMatchObject({
        title: expect.stringMatching(/./),
        parent: expect.stringMatching(/^\d+$/),
      });
      here = await owner.json<Folders>(`${of(movies)}/folders?parent=${next?.parent}&limit=3`);
    }
    expect(here.Metadata[0]).toMatchObject({ type: "movie", ratingKey: expect.stringMatching(/^\d+$/) });
    expect(JSON.stringify(here)).not.toMatch(/"file":|\/data\//);
  });

  it("hubs, whose items show a rating given a moment ago", async ({ owner }) => {
    type Hub = { hubIdentifier: string; size: number; more: boolean; Metadata: Item[] };
    const hubs = () => owner.json<Hub[]>(`${of(movies)}/hubs?count=50`);
    const items = async () => (await hubs()).flatMap((hub) => hub.Metadata);
    const [first] = await items();
    expect((await hubs())[0]).toMatchObject({
      hubIdentifier: expect.stringMatching(/\.1$/),
      more: expect.any(Boolean),
    });
    await owner.post("/api/plex/rate", { ratingKey: first?.ratingKey, rating: 3 });
    expect((await items()).find((one) => one.ratingKey === first?.ratingKey)?.userRating).toBe(3);
    const short = await owner.json<Hub[]>(`${of(movies)}/hubs?count=2`);
    expect(Math.max(...short.map((hub) => hub.Metadata.length))).toBe(2);
  });
});
