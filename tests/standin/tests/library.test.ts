import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { isJson, listOf, titlesOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());

const archive = `/library/sections/${titles.sections.archive}/all`;
const movies = `/library/sections/${titles.sections.movies}/all`;

test("a page has size, offset and totalSize, mirrored in headers", async () => {
  const path = `${archive}?sort=titleSort&X-Plex-Container-Start=4990&X-Plex-Container-Size=50`;
  const { headers } = await owner.ask(path);
  const container = await owner.container(path);
  expect(container).toMatchObject({ size: 10, offset: 4990, totalSize: 5000 });
  expect(headers.get("x-plex-container-start")).toBe("4990");
  expect(headers.get("x-plex-container-total-size")).toBe("5000");
  expect(listOf(container.Metadata).at(-1)?.title).toBe(titles.lastOfArchive.title);
});

test("a Size in the query without a Start is ignored, in a header it pages; unpaged has no totalSize", async () => {
  const inQuery = await owner.container(`${movies}?X-Plex-Container-Size=2`);
  expect(inQuery.size).toBe(31);
  expect(inQuery).not.toHaveProperty("totalSize");
  const { body } = await owner.ask(movies, { headers: { "X-Plex-Container-Size": "2" } });
  expect(body.MediaContainer).toMatchObject({ size: 2, offset: 0, totalSize: 31 });
});

test("Size 0 counts only, past the end is empty, an empty library has no list at all", async () => {
  const counted = await owner.container(`${archive}?X-Plex-Container-Start=0&X-Plex-Container-Size=0`);
  expect(counted).toMatchObject({ size: 0, totalSize: 5000 });
  const empty = await owner.container(`/library/sections/${titles.sections.empty}/all`);
  expect(empty.size).toBe(0);
  for (const container of [counted, empty]) expect(container).not.toHaveProperty("Metadata");
});

test("ids and numbers have the types of their family", async () => {
  const [row] = await owner.rows(movies);
  expect(row).toMatchObject({
    ratingKey: expect.any(String),
    year: expect.any(Number),
    duration: expect.any(Number),
  });
  const item = await owner.item(titles.directPlay.ratingKey);
  expect(item.librarySectionID).toBe(1);
  expect(item.hasPremiumPrimaryExtra).toBe("1");
  const [media] = listOf(item.Media);
  expect(media).toMatchObject({
    id: expect.any(Number),
    aspectRatio: 1.78,
    videoResolution: expect.any(String),
  });
  const seasons = await owner.container(`/library/metadata/${titles.show.ratingKey}/children`);
  expect(seasons.key).toBe(titles.show.ratingKey);
  const [season] = listOf(seasons.Metadata);
  const episodes = await owner.container(`/library/metadata/${String(season?.ratingKey)}/children`);
  expect(episodes.grandparentRatingKey).toBe(Number(titles.show.ratingKey));
  expect(listOf(episodes.Metadata)[0]?.grandparentRatingKey).toBe(titles.show.ratingKey);
});

test("listings have no streams and bare tags; details have both, and the rest only when asked", async () => {
  const rows = await owner.rows(movies);
  const row = rows.find((each) => each.ratingKey === titles.directPlay.ratingKey);
  expect(JSON.stringify(row)).not.toContain('"Stream"');
  expect(listOf(row?.Genre)).toEqual([{ tag: "Drama" }, { tag: "Mystery" }]);
  const plain = await owner.item(titles.directPlay.ratingKey);
  expect(JSON.stringify(plain)).toContain('"Stream"');
  expect(listOf(plain.Role)[0]).toMatchObject({
    id: expect.any(Number),
    tag: "Actor One",
    role: "The Lighthouse Keeper",
  });
  for (const part of ["Marker", "Chapter", "Extras", "Related", "OnDeck", "Children"])
    expect(plain).not.toHaveProperty(part);
  const full = await owner.item(
    titles.directPlay.ratingKey,
    "includeMarkers=1&includeChapters=1&includeExtras=1",
  );
  expect(listOf(full.Marker).map((marker) => marker.type)).toEqual(["credits", "intro"]);
  expect(listOf(full.Chapter)).toHaveLength(6);
  expect(full.Extras).toMatchObject({ size: 1, Metadata: [{ type: "clip", subtype: "trailer" }] });
});

test("a comma list leaves out what it doesn't find", async () => {
  const rows = await owner.rows("/library/metadata/1,424242,2");
  expect(titlesOf(rows)).toEqual([titles.directPlay.title, titles.hevc.title]);
});

test("the show: seasons with Specials, the extra row for all episodes, the next episode as one object", async () => {
  const seasons = await owner.container(`/library/metadata/${titles.show.ratingKey}/children`);
  expect(listOf(seasons.Metadata).map((season) => season.index)).toEqual([0, 1, 2]);
  expect(seasons.Directory).toMatchObject([{ title: "All episodes", leafCount: 16, viewedLeafCount: 3 }]);
  const leaves = await owner.rows(`/library/metadata/${titles.show.ratingKey}/allLeaves`);
  expect(leaves).toHaveLength(16);
  const show = await owner.item(titles.show.ratingKey, "includeOnDeck=1&includeChildren=1");
  expect(show).toMatchObject({ leafCount: 16, viewedLeafCount: 3, childCount: 3 });
  const deck = isJson(show.OnDeck) ? show.OnDeck.Metadata : undefined;
  expect(deck).toMatchObject({ type: "episode", parentIndex: 1, index: 4 });
});

test.each([
  ["year%3E%3E=2023", (row: { year?: unknown }) => Number(row.year) > 2023],
  ["year%3C=1962", (row: { year?: unknown }) => Number(row.year) <= 1962],
  ["year=2024,1931", (row: { year?: unknown }) => [2024, 1931].includes(Number(row.year))],
  ["title=night", (row: { title?: unknown }) => String(row.title).toLowerCase().includes("night")],
  ["title%3D=Unlit", (row: { title?: unknown }) => row.title === "Unlit"],
  ["duplicate=1", (row: { title?: unknown }) => row.title === titles.twoVersions.title],
  ["inProgress=1", (row: { viewOffset?: unknown }) => row.viewOffset !== undefined],
])("filter %s", async (filter, fits) => {
  const all = await owner.rows(movies);
  const some = await owner.rows(`${movies}?${filter}`);
  const expected = all.filter(fits);
  expect(expected.length).toBeGreaterThan(0);
  expect(titlesOf(some)).toEqual(titlesOf(expected));
});

test("tags filter by id, repeated means and; an unknown filter changes nothing", async () => {
  const item = await owner.item(titles.directPlay.ratingKey);
  const [drama, mystery] = listOf(item.Genre).map((genre) => String(genre.id));
  const both = await owner.rows(`${movies}?genre=${drama}&genre=${mystery}`);
  const either = await owner.rows(`${movies}?genre=${drama},${mystery}`);
  expect(titlesOf(both)).toContain(titles.directPlay.title);
  expect(either.length).toBeGreaterThan(both.length);
  expect(await owner.rows(`${movies}?firstCharacter=A`)).toHaveLength(31);
});

test("sorts by several fields, both ways", async () => {
  const rows = await owner.rows(
    `${archive}?sort=year:desc,titleSort&X-Plex-Container-Start=0&X-Plex-Container-Size=200`,
  );
  const keys = rows.map(
    (row) => [Number(row.year), String(row.titleSort ?? row.title).toLowerCase()] as const,
  );
  const sorted = keys.toSorted((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1));
  expect(keys).toEqual(sorted);
  expect(new Set(keys.map(([year]) => year)).size).toBeGreaterThan(1);
});

test("search: grouped hubs with their edges, and the flat ranking", async () => {
  const { Hub } = await owner.container("/hubs/search?query=slow%20orb");
  const hubs = listOf(Hub);
  expect(hubs).toHaveLength(17);
  const movie = hubs.find((hub) => hub.type === "movie");
  expect(titlesOf(listOf(movie?.Metadata))).toEqual([titles.hevc.title]);
  expect(hubs.find((hub) => hub.type === "album")).not.toHaveProperty("Metadata");
  const people = listOf((await owner.container("/hubs/search?query=Actor%20One&limit=10")).Hub);
  const actors = listOf(people.find((hub) => hub.type === "actor")?.Directory);
  expect(actors[0]).toMatchObject({ tag: "Actor One", tagType: 6, librarySectionID: 1, score: "1.00000" });
  expect(new Set(actors.map((row) => row.librarySectionID)).size).toBe(3);
  const edges = ["query=%20", "query=ab&sectionId=0", "query=ab&limit=0", "query=a"];
  const replies = await Promise.all(edges.map((edge) => owner.ask(`/hubs/search?${edge}`)));
  expect(replies.map((reply) => reply.status)).toEqual([400, 400, 500, 200]);
  const flat = listOf((await owner.container("/library/search?query=slow%20orbit")).SearchResult);
  expect(flat[0]).toMatchObject({ score: expect.any(Number), Metadata: { title: titles.hevc.title } });
});
