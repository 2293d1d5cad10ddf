import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { ask, isJson, type Json, listOf, signIn, titlesOf, turn, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
let token: string;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
  token = await signIn(standin, "demo-owner");
});
afterAll(() => standin.close());
beforeEach(async () => {
  await turn(standin, "POST", "/reset", { keepSignIns: true });
});

const discover = (path: string, init: RequestInit & { token?: string } = {}) =>
  ask(standin.discoverUrl + path, { token, ...init });
const list = async (query = "", filter = "all"): Promise<Json> => {
  const { MediaContainer } = (await discover(`/library/sections/watchlist/${filter}?${query}`)).body;
  return isJson(MediaContainer) ? MediaContainer : {};
};
const act = async (action: string, key: string) =>
  discover(`/actions/${action}?ratingKey=${key}`, { method: "PUT" });
const cloudKey = async (ratingKey: string) =>
  String((await owner.item(ratingKey)).guid)
    .split("/")
    .at(-1) ?? "";

test("at first there is nothing, and no list", async () => {
  expect(await list()).toMatchObject({ offset: 0, totalSize: 0, size: 0 });
  expect(await list()).not.toHaveProperty("Metadata");
});

test("a film and a show come on it, the last first, and go again; others have their own", async () => {
  const [film, show] = [await cloudKey(titles.directPlay.ratingKey), await cloudKey(titles.show.ratingKey)];
  expect(film).toMatch(/^[0-9a-f]{24}$/);
  const added = await act("addToWatchlist", film);
  expect([added.status, added.text]).toEqual([200, ""]);
  await act("addToWatchlist", show);
  const rows = listOf((await list()).Metadata);
  expect(titlesOf(rows)).toEqual([titles.show.title, titles.directPlay.title]);
  expect(rows[1]).toMatchObject({ ratingKey: film, type: "movie", guid: `plex://movie/${film}` });
  expect(titlesOf(listOf((await list("type=1")).Metadata))).toEqual([titles.directPlay.title]);
  expect(titlesOf(listOf((await list("sort=titleSort")).Metadata))).toEqual([
    titles.show.title,
    titles.directPlay.title,
  ]);
  expect(titlesOf(listOf((await list("sort=watchlistedAt:asc")).Metadata))).toEqual([
    titles.directPlay.title,
    titles.show.title,
  ]);
  const friend = await signIn(standin, "demo-friend");
  const theirs = await discover("/library/sections/watchlist/all", { token: friend });
  expect(theirs.body.MediaContainer).toMatchObject({ totalSize: 0 });
  await act("removeFromWatchlist", film);
  expect(titlesOf(listOf((await list()).Metadata))).toEqual([titles.show.title]);
});

test("adding twice and removing what isn't there are no errors; unknown titles are", async () => {
  const film = await cloudKey(titles.directPlay.ratingKey);
  for (let turns = 0; turns < 2; turns++) expect((await act("addToWatchlist", film)).status).toBe(200);
  expect(await list()).toMatchObject({ totalSize: 1 });
  for (let turns = 0; turns < 2; turns++) expect((await act("removeFromWatchlist", film)).status).toBe(200);
  const unknown = await act("addToWatchlist", "0123456789abcdef01234567");
  expect(unknown.status).toBe(404);
  expect(unknown.body).toMatchObject({ Error: { message: "Not Found" } });
});

test("pages: up to 100 rows, 101 are refused in this host's words", async () => {
  const films = await owner.rows("/library/sections/1/all?type=1");
  for (const film of films) await act("addToWatchlist", String(film.guid).split("/").at(-1) ?? "");
  const onList = films.filter((film) => String(film.guid).startsWith("plex://")).length;
  expect(await list("X-Plex-Container-Start=0&X-Plex-Container-Size=100")).toMatchObject({
    totalSize: onList,
  });
  const page = await list("X-Plex-Container-Start=20&X-Plex-Container-Size=7");
  expect(page).toMatchObject({ offset: 20, size: 7, totalSize: onList });
  expect(await list()).toMatchObject({ size: 20 });
  for (const size of ["101", "500"]) {
    const path = `/library/sections/watchlist/all?X-Plex-Container-Start=0&X-Plex-Container-Size=${size}`;
    const { status, body } = await discover(path);
    expect(status).toBe(400);
    expect(body).toEqual({
      Error: expect.objectContaining({ message: expect.stringContaining("container-size") }),
    });
  }
});

test("other catalogues' ids come when they are asked for", async () => {
  await act("addToWatchlist", await cloudKey(titles.directPlay.ratingKey));
  const { Guid } = await owner.item(titles.directPlay.ratingKey);
  expect(listOf((await list("includeGuids=1")).Metadata)).toMatchObject([{ Guid }]);
  expect(listOf((await list()).Metadata)[0]).not.toHaveProperty("Guid");
});

test("an unchanged list is 304, a changed one isn't", async () => {
  const first = await discover("/library/sections/watchlist/all");
  const etag = String(first.headers.get("etag"));
  expect(etag).toMatch(/^W\/".+"$/);
  const again = await discover("/library/sections/watchlist/all", { headers: { "If-None-Match": etag } });
  expect([again.status, again.text]).toEqual([304, ""]);
  await act("addToWatchlist", await cloudKey(titles.show.ratingKey));
  const after = await discover("/library/sections/watchlist/all", { headers: { "If-None-Match": etag } });
  expect(after.status).toBe(200);
});

test("the state of a title says since when it is on the list, and nothing when it isn't", async () => {
  const film = await cloudKey(titles.directPlay.ratingKey);
  const state = async () => {
    const { MediaContainer } = (await discover(`/library/metadata/${film}/userState`)).body;
    return isJson(MediaContainer) ? MediaContainer.UserState : undefined;
  };
  expect(await state()).toEqual({ ratingKey: film, type: "movie", viewCount: 0, viewOffset: 0 });
  await act("addToWatchlist", film);
  expect(await state()).toMatchObject({ watchlistedAt: expect.any(Number) });
  const detail = (await discover(`/library/metadata/${film}?includeUserState=1`)).body.MediaContainer;
  const [row] = listOf(isJson(detail) ? detail.Metadata : []);
  expect(row).toMatchObject({ title: titles.directPlay.title, UserState: { ratingKey: film } });
  const picture = await fetch(String(row?.thumb));
  expect(picture.headers.get("content-type")).toBe("image/jpeg");
});

test("another catalogue's id leads to the cloud's", async () => {
  const item = await owner.item(titles.directPlay.ratingKey);
  const guid = encodeURIComponent(String(listOf(item.Guid)[0]?.id));
  const matches = async (query: string) => {
    const { MediaContainer } = (await discover(`/library/metadata/matches?${query}`)).body;
    return listOf(isJson(MediaContainer) ? MediaContainer.Metadata : []);
  };
  expect(titlesOf(await matches(`type=1&guid=${guid}`))).toEqual([titles.directPlay.title]);
  expect(await matches(`type=2&guid=${guid}`)).toEqual([]);
  expect((await discover("/library/metadata/matches")).status).toBe(400);
});

test("searching the cloud gives one group, the external one", async () => {
  const { body } = await discover("/library/search?query=skerry&limit=5&searchTypes=movies,tv");
  const groups = isJson(body.MediaContainer) ? listOf(body.MediaContainer.SearchResults) : [];
  expect(groups).toMatchObject([
    { id: "external", SearchResult: [{ Metadata: { title: titles.directPlay.title } }] },
  ]);
});

test("no token, no list; and no page but these", async () => {
  const { status, body } = await discover("/library/sections/watchlist/all", { token: "nonsense" });
  expect([status, isJson(body.Error)]).toEqual([401, true]);
  expect((await discover("/nowhere")).status).toBe(404);
  expect((await discover("/library/sections/watchlist/some")).status).toBe(404);
});

test("available is what their servers have, released what is out", async () => {
  const film = await cloudKey(titles.directPlay.ratingKey);
  await act("addToWatchlist", film);
  expect(await list("", "available")).toMatchObject({ totalSize: 1 });
  expect(await list("", "released")).toMatchObject({ totalSize: 1 });
  const stranger = await turn(standin, "POST", "/accounts", { title: "Stranger" });
  const theirs = await signIn(standin, String(stranger.username));
  await discover(`/actions/addToWatchlist?ratingKey=${film}`, { method: "PUT", token: theirs });
  const has = async (filter: string) =>
    (await discover(`/library/sections/watchlist/${filter}`, { token: theirs })).body.MediaContainer;
  expect(await has("all")).toMatchObject({ totalSize: 1 });
  expect(await has("available")).toMatchObject({ totalSize: 0 });
});
