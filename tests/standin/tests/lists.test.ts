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

const directory = async (path: string) => listOf((await owner.container(path)).Directory);

test.each([
  "genre",
  "year",
  "decade",
  "contentRating",
  "director",
  "actor",
  "country",
  "studio",
  "resolution",
])("every value of %s makes the list it promises", async (name) => {
  const values = await directory(`/library/sections/1/${name}`);
  expect(values.length).toBeGreaterThan(0);
  const lists = await Promise.all(values.map((value) => owner.rows(String(value.fastKey))));
  for (const [at, rows] of lists.entries()) {
    expect([values[at]?.title, rows.length]).not.toEqual([values[at]?.title, 0]);
    expect(values[at]).toMatchObject({ key: expect.any(String), title: expect.any(String), type: name });
  }
});

test("collection filter values and collections are two kinds of ids", async () => {
  const [value] = await directory("/library/sections/1/collection");
  const [collection] = await owner.rows("/library/sections/1/collections");
  expect(value?.title).toBe(collection?.title);
  expect(value?.key).not.toBe(collection?.ratingKey);
  const byTag = await owner.rows(String(value?.fastKey));
  const children = await owner.rows(String(collection?.key));
  expect(new Set(titlesOf(byTag))).toEqual(new Set(titlesOf(children)));
});

test("the 1.43.2 lists of codecs, and a 404 for what is no list", async () => {
  expect(await directory("/library/sections/1/videoCodec")).toMatchObject([
    { title: "h264" },
    { title: "hevc" },
  ]);
  expect((await directory("/library/sections/1/audioCodec")).map((row) => row.title)).toEqual(["aac", "ac3"]);
  expect((await directory("/library/sections/1/subtitleCodec")).map((row) => row.title)).toContain("srt");
  expect((await owner.ask("/library/sections/1/nonsense")).status).toBe(404);
});

test("first letters: a sum of sizes is a position in the list", async () => {
  const letters = await directory("/library/sections/1/firstCharacter?type=1");
  const rows = await owner.rows("/library/sections/1/all?sort=titleSort");
  let position = 0;
  for (const { title, size, key } of letters) {
    const of = await owner.rows(`/library/sections/1/firstCharacter/${String(key)}`);
    expect(titlesOf(of)).toEqual(titlesOf(rows.slice(position, position + Number(size))));
    expect(String(of[0]?.titleSort ?? of[0]?.title).toUpperCase()).toMatch(
      title === "#" ? /./ : new RegExp(`^${String(title)}`),
    );
    position += Number(size);
  }
  expect(position).toBe(rows.length);
  // The published plural doesn't exist.
  expect((await owner.ask("/library/sections/1/firstCharacters")).status).toBe(404);
});

test("canned views have keys relative to the section, and each leads somewhere", async () => {
  for (const section of ["1", "2", "5", "6", "7", "8"]) {
    const views = await directory(`/library/sections/${section}`);
    expect(views.length).toBeGreaterThan(5);
    for (const view of views.filter((each) => !each.search)) {
      expect(String(view.key)).not.toMatch(/^\//);
      const { status } = await owner.ask(`/library/sections/${section}/${String(view.key)}`);
      expect([section, view.key, status]).toEqual([section, view.key, 200]);
    }
  }
  const detailed = await owner.container("/library/sections/1?includeDetails=1");
  const { Meta } = await owner.container("/library/sections/1/all?includeMeta=1&includeAdvanced=1");
  expect(detailed).toMatchObject({ viewGroup: "secondary", ...(Meta as Json) });
});

test("canned lists are lists of /all, filtered and sorted", async () => {
  const same = async (canned: string, all: string) =>
    expect(titlesOf(await owner.rows(canned))).toEqual(titlesOf(await owner.rows(all)));
  await same("/library/sections/1/newest", "/library/sections/1/all?sort=originallyAvailableAt:desc");
  await same("/library/sections/1/unwatched", "/library/sections/1/all?unwatched=1");
  await same("/library/sections/2/unwatched", "/library/sections/2/all?unwatchedLeaves=1");
  await same("/library/sections/2/allLeaves", "/library/sections/2/all?type=4");
  const viewed = await owner.rows("/library/sections/1/recentlyViewed");
  const times = viewed.map((row) => Number(row.lastViewedAt));
  expect(times.length).toBeGreaterThan(5);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test("folders stand among items and have nothing but key and title", async () => {
  const outer = await owner.rows("/library/sections/2/folder");
  expect(outer).toHaveLength(3);
  for (const row of outer) expect(Object.keys(row).toSorted()).toEqual(["key", "title"]);
  const inner = await owner.rows(String(outer[0]?.key));
  expect(inner.length).toBeGreaterThan(5);
  expect(inner.every((row) => row.type === "episode")).toBe(true);
  expect((await owner.ask("/library/sections/2/folder?parent=99")).status).toBe(404);
});

test("autocomplete wants a beginning, and common says what differs", async () => {
  expect((await owner.ask("/library/sections/1/autocomplete?type=1")).status).toBe(400);
  const starts = await owner.rows("/library/sections/1/autocomplete?type=1&title.query=unl");
  expect(titlesOf(starts)).toEqual(["Unlit"]);
  const [common] = await owner.rows("/library/sections/1/common?type=1&year=2024");
  expect(common).toMatchObject({ type: "common", year: 2024 });
  expect(String(common?.mixedFields).split(",")).toContain("title");
});

test("by guid over all libraries, primary guids alone", async () => {
  const item = await owner.item(titles.directPlay.ratingKey);
  const byGuid = (guid: unknown) => owner.rows(`/library/all?guid=${encodeURIComponent(String(guid))}`);
  expect(titlesOf(await byGuid(item.guid))).toEqual([titles.directPlay.title]);
  expect(await byGuid(listOf(item.Guid)[0]?.id)).toEqual([]);
  const all = await owner.rows("/library/all?type=1&year=2024");
  expect(new Set(all.map((row) => row.year))).toEqual(new Set([2024]));
  const archived = await owner.item("10001");
  expect(await friend.rows(`/library/all?guid=${encodeURIComponent(String(archived.guid))}`)).toEqual([]);
});

test("parts of a detail that come only when asked for", async () => {
  const { ratingKey } = titles.directPlay;
  const full = await owner.item(ratingKey, "includeReviews=1&includeRelated=1&checkFiles=1");
  expect(listOf(full.Review)[0]).toMatchObject({ tag: "Critic One", source: expect.any(String) });
  expect(listOf(isJson(full.Related) ? full.Related.Hub : undefined)[0]).toMatchObject({
    hubIdentifier: "movie.similar",
  });
  const part = (item: Json) => listOf(listOf(item.Media)[0]?.Part)[0];
  expect(part(full)).toMatchObject({ accessible: true, exists: true });
  expect(part(await owner.item(ratingKey))).not.toHaveProperty("accessible");
  const show = await owner.item(titles.show.ratingKey, "includePreferences=1");
  expect(listOf(isJson(show.Preferences) ? show.Preferences.Setting : undefined)).not.toEqual([]);
});

test("every film has a list of what is like it, however few genres it shares", async () => {
  for (const { ratingKey } of await owner.rows(`/library/sections/${titles.sections.movies}/all`)) {
    const similar = await owner.rows(`/library/metadata/${String(ratingKey)}/similar`);
    for (const row of similar) expect(row).toMatchObject({ type: "movie", title: expect.any(String) });
    expect((await owner.ask(`/library/metadata/${String(ratingKey)}/related`)).status).toBe(200);
  }
});

test("postplay has what comes next", async () => {
  const [first, second] = await owner.rows(`/library/metadata/${titles.show.ratingKey}/allLeaves`);
  const { Hub } = await owner.container(`/hubs/metadata/${String(first?.ratingKey)}/postplay`);
  const [next] = listOf(Hub);
  expect(listOf(next?.Metadata)[0]?.ratingKey).toBe(second?.ratingKey);
});

test("odd shows: no seasons, one file for two episodes, dates for numbers, old guids", async () => {
  const shows = await owner.rows("/library/sections/8/all?sort=titleSort");
  const named = (name: string) => String(shows.find((show) => show.title === name)?.ratingKey);
  const flat = await owner.rows(`/library/metadata/${named("No Seasons Here")}/children`);
  expect(flat.map((row) => row.type)).toEqual(["episode", "episode", "episode"]);
  for (const gone of ["parentKey", "parentRatingKey", "parentTitle"])
    expect(flat[0]).not.toHaveProperty(gone);
  expect(flat[0]).toMatchObject({ skipParent: true, parentIndex: 1, grandparentTitle: "No Seasons Here" });
  const double = await owner.rows(`/library/metadata/${named("Double Bill")}/allLeaves`);
  const file = (row: Json | undefined) => listOf(listOf(row?.Media)[0]?.Part)[0]?.file;
  expect(file(double[0])).toBe(file(double[1]));
  expect(double[0]?.ratingKey).not.toBe(double[1]?.ratingKey);
  const [daily] = await owner.rows(`/library/metadata/${named("The Daily Bulletin")}/allLeaves`);
  expect(daily).not.toHaveProperty("index");
  const old = await owner.item(named("Found in a Drawer"));
  expect(old.guid).toMatch(/^com\.plexapp\.agents\.thetvdb:/);
  expect(old).not.toHaveProperty("Guid");
});

test("other videos: an agent of none, an item in the trash, one that is not analysed yet", async () => {
  const sections = await directory("/library/sections");
  expect(sections.find((section) => section.key === "7")).toMatchObject({
    type: "movie",
    agent: "com.plexapp.agents.none",
    language: "xn",
  });
  const rows = await owner.rows("/library/sections/7/all");
  const trashed = rows.find((row) => row.deletedAt !== undefined);
  const [media] = listOf(trashed?.Media);
  const [part] = listOf(media?.Part);
  expect([media?.deletedAt, part?.deletedAt]).toEqual([trashed?.deletedAt, trashed?.deletedAt]);
  expect((await owner.ask(String(part?.key))).status).toBe(404);
  const checked = await owner.item(String(trashed?.ratingKey), "checkFiles=1");
  expect(listOf(listOf(checked.Media)[0]?.Part)[0]).toMatchObject({ accessible: false, exists: false });
  expect(rows.filter((row) => row.duration === undefined)).toHaveLength(1);
});

test("the new libraries are the owner's alone", async () => {
  const sections = listOf((await friend.container("/library/sections")).Directory);
  expect(sections.map((section) => section.key)).toEqual(["1", "2"]);
  expect((await friend.ask("/library/sections/5/all")).status).toBe(404);
  expect((await friend.ask("/library")).status).toBe(403);
});

test("the map of the server names a home without id, then every library", async () => {
  const { MediaProvider } = await owner.container("/media/providers");
  const features = listOf(listOf(MediaProvider)[0]?.Feature);
  const [home, ...libraries] = listOf(features.find((feature) => feature.type === "content")?.Directory);
  expect(home).toEqual({ hubKey: "/hubs", title: "Home" });
  expect(libraries.map((library) => library.id)).toEqual(Array.from({ length: 11 }, (_, n) => `${n + 1}`));
  expect(libraries.find((library) => library.subtype === "clip")?.title).toBe("Other Videos");
  for (const { Pivot } of libraries) expect(listOf(Pivot).map((pivot) => pivot.id)).toContain("library");
  expect(features.find((feature) => feature.type === "playqueue")).toMatchObject({ key: "/playQueues" });
});

test("hubs: kinds of libraries, one hub's items, transient ones, counts", async () => {
  const hubs = listOf((await owner.container("/hubs?count=2")).Hub);
  expect(hubs.map((hub) => hub.hubIdentifier)).toEqual([
    "home.continue",
    "home.ondeck",
    "home.movies.recent",
    "home.television.recent",
    "home.music.recent",
    "home.videos.recent",
    "home.photos.recent",
    "home.playlists",
  ]);
  for (const hub of hubs) {
    expect(hub.size).toBe(2);
    const [, keys = ""] = /^\/library\/metadata\/(.+)$/.exec(String(hub.hubKey)) ?? [];
    const inline = listOf(hub.Metadata).map((row) => row.ratingKey);
    expect(keys.split(",")).toEqual(inline);
    const all = await owner.rows(String(hub.key));
    expect(all.map((row) => row.ratingKey).slice(0, 2)).toEqual(inline);
    expect(hub.more).toBe(all.length > 2);
  }
  const items = await owner.rows("/hubs/items?identifier=home.playlists");
  expect(items.map((row) => row.type)).toEqual(["playlist", "playlist", "playlist"]);
  expect(await owner.rows("/hubs/items?identifier=movie.recentlyadded.1&count=3")).toHaveLength(3);
  expect((await owner.ask("/hubs/items?identifier=nothing")).status).toBe(404);
  expect(listOf((await owner.container("/hubs?onlyTransient=1")).Hub)).toHaveLength(2);
  const promoted = listOf(
    (await owner.container("/hubs/promoted?contentDirectoryID=1,2&pinnedContentDirectoryID=2")).Hub,
  );
  expect(promoted.map((hub) => hub.hubIdentifier)).toEqual([
    "home.continue",
    "tv.recentlyadded.2",
    "movie.recentlyadded.1",
  ]);
});
