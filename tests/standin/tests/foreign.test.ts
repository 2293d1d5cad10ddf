import { type Movie, MyPlexAccount, Playlist, PlayQueue, type PlexServer } from "@ctrl/plex";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { isJson, type Json, listOf } from "./visitor.ts";

/*
 * Somebody else's client, written against real servers, uses the stand-in as it would use Plex. The order of the tests is
 * the order of an evening: what one signs in to, the next one plays.
 */

let standin: Standin;
let account: MyPlexAccount;
let server: PlexServer;

beforeAll(async () => {
  standin = await startStandin();
  const real = globalThis.fetch;
  // The client knows plex.tv by name; here that name leads to the stand-in, as a line in /etc/hosts would.
  vi.stubGlobal("fetch", (input: string | URL | Request, init?: RequestInit) =>
    real(typeof input === "string" ? input.replace("https://plex.tv", standin.url) : input, init),
  );
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await standin.close();
});

async function movie(title: string): Promise<Movie> {
  const section = await (await server.library()).section("Movies");
  const [found] = await section.search({ title });
  if (!found) throw new Error(`${title} is not there`);
  return found as Movie;
}

test("signs in by PIN", async () => {
  const login = await MyPlexAccount.getWebLogin();
  expect(login.uri).toContain(`code=${login.code}`);
  const body = JSON.stringify({ code: login.code, account: "demo-owner" });
  await fetch(`${standin.controlUrl}/pins/approve`, { method: "POST", body });
  account = await MyPlexAccount.webLoginCheck(login);
  expect(account.username).toBe("demo-owner");
});

test("finds its servers and connects past dead addresses", async () => {
  const resources = await account.resources();
  const names = resources.filter((each) => each.provides.includes("server")).map((each) => each.name);
  expect(names).toEqual(expect.arrayContaining(["Demo Cinema", "Demo Attic"]));
  server = (await (await account.resource("Demo Cinema")).connect()) as PlexServer;
  expect(server.friendlyName).toBe("Demo Cinema");
  expect(server.transcoderVideo).toBe(true);
});

test("lists libraries, films, and a show down to its episodes", async () => {
  const library = await server.library();
  const sections = await library.sections();
  expect(sections.map((section) => [section.title, section.type])).toEqual(
    expect.arrayContaining([
      ["Movies", "movie"],
      ["TV Shows", "show"],
    ]),
  );
  expect((await (await library.section("Movies")).all()).length).toBeGreaterThan(30);
  const shows = await (await library.section("TV Shows")).all();
  const show = shows.find((each) => each.title === titles.show.title);
  if (!show || !("seasons" in show)) throw new Error("no show");
  const seasons = await show.seasons();
  expect(seasons.map((season) => Number(season.index))).toEqual(expect.arrayContaining([0, 1]));
  const episodes = await show.episodes();
  expect(episodes.length).toBe(Number(show.leafCount));
  expect(episodes[0]?.grandparentTitle).toBe(titles.show.title);
});

test("filters and sorts", async () => {
  const section = await (await server.library()).section("Movies");
  const recent = await section.search({ "year>>": "2000", sort: "year:desc" });
  const years = recent.map((each) => Number((each as Movie).year));
  expect(years.length).toBeGreaterThan(2);
  expect(Math.min(...years)).toBeGreaterThan(2000);
  expect(years).toEqual(years.toSorted((a, b) => b - a));
  const full = await movie(titles.directPlay.title);
  await full.reload();
  const [genre] = full.genres ?? [];
  const ofGenre = await section.search({ genre: String(genre?.id) });
  expect(ofGenre.map((each) => each.title)).toContain(titles.directPlay.title);
  expect(ofGenre.length).toBeLessThan((await section.all()).length);
});

test("reads an item in full", async () => {
  const film = await movie(titles.hevc.title);
  await film.reload();
  expect(film.isFullObject).toBe(true);
  expect(film.roles?.length).toBeGreaterThan(0);
  expect(await film.hasIntroMarker()).toBe(true);
  const [part] = film.media?.[0]?.parts ?? [];
  expect(part?.streams.map((stream) => [stream.streamType, stream.codec])).toEqual([
    [1, "hevc"],
    [2, "ac3"],
    [2, "ac3"],
    [3, "srt"],
  ]);
});

test("searches", async () => {
  const hubs = await server.search("Slow Orbit");
  const found = hubs.flatMap((hub) => listOf(hub.Metadata));
  expect(found.map((row) => row.title)).toContain(titles.hevc.title);
});

test("plays the file itself, and what the server makes of it", async () => {
  const film = await movie(titles.directPlay.title);
  await film.reload();
  const [part] = film.media?.[0]?.parts ?? [];
  if (!part) throw new Error("no part");
  const range = { headers: { Range: "bytes=0-99" } };
  const bytes = await fetch(server.url(part.key, true).toString(), range);
  expect([bytes.status, (await bytes.arrayBuffer()).byteLength]).toEqual([206, 100]);

  const about = new URLSearchParams({
    ...{ path: (await movie(titles.hevc.title)).key, mediaIndex: "0", partIndex: "0", protocol: "hls" },
    ...{ directPlay: "0", directStream: "1", session: "stranger" },
    ...{ "X-Plex-Platform": "Chrome", "X-Plex-Client-Identifier": "stranger" },
  });
  const room = "/video/:/transcode/universal";
  const decision: unknown = await server.query(`${room}/decision?${about}`);
  const container = isJson(decision) ? (decision.MediaContainer as Json) : {};
  expect(container.generalDecisionCode).toBe(1001);
  const start = server.url(`${room}/start.m3u8`, true, about).toString();
  const variant = (await (await fetch(start)).text()).split("\n").find((line) => line.endsWith("index.m3u8"));
  const playlist = new URL(variant ?? "", start);
  const names = (await (await fetch(playlist.toString())).text()).match(/^\d+\.ts$/gm) ?? [];
  expect(names.length).toBeGreaterThan(100);
  const segment = await fetch(new URL(names[0] ?? "", playlist).toString());
  expect(new Uint8Array(await segment.arrayBuffer())[0]).toBe(0x47);
  // The client reads every answer as JSON; the end of a session is an empty page.
  expect((await fetch(server.url(`${room}/stop?session=stranger`, true, about).toString())).status).toBe(200);
});

test("marks watched and unwatched, and rates", async () => {
  const film = await movie("Unlit");
  const views = Number(film.viewCount ?? 0);
  await film.markWatched();
  expect(film.isWatched).toBe(true);
  expect(film.viewCount).toBe(views + 1);
  // Marking is no view (PROTOCOL §5.2).
  expect((await server.history(10)).map((view) => view.title)).not.toContain("Unlit");
  await film.markUnwatched();
  expect(film.isWatched).toBe(false);
  await film.rate(7);
  expect(film.userRating).toBe(7);
});

test("makes, fills, empties, renames and deletes a playlist", async () => {
  const [first, second, third] = await Promise.all(
    [titles.directPlay, titles.hevc, titles.twoVersions].map(({ title }) => movie(title)),
  );
  if (!first || !second || !third) throw new Error("not three films");
  const playlist = await Playlist.create(server, "An evening", { items: [first, second] });
  expect(playlist).toMatchObject({ title: "An evening", playlistType: "video", smart: false, leafCount: 2 });
  await playlist.addItems([third]);
  const titlesIn = async () => {
    const found = await server.query(`/playlists/${playlist.ratingKey}/items`);
    return listOf(found.MediaContainer.Metadata).map((row) => row.title);
  };
  expect(await titlesIn()).toEqual([first.title, second.title, third.title]);
  await playlist.removeItems([second]);
  expect(await titlesIn()).toEqual([first.title, third.title]);
  await playlist.edit({ title: "Another evening" });
  const listed = await server.query("/playlists");
  expect(listOf(listed.MediaContainer.Metadata).map((row) => row.title)).toContain("Another evening");

  const queue = await PlayQueue.create(server, playlist);
  expect(queue.items.map((item) => item.title)).toEqual([first.title, third.title]);
  await playlist.delete();
  const left = await server.query("/playlists");
  expect(listOf(left.MediaContainer.Metadata).map((row) => row.title)).not.toContain("Another evening");
});

test("queues a show from one episode on", async () => {
  const library = await server.library();
  const shows = await (await library.section("TV Shows")).all();
  const show = shows.find((each) => each.title === titles.show.title);
  if (!show || !("seasons" in show)) throw new Error("no show");
  const episodes = await show.episodes();
  const third = episodes.find((each) => Number(each.parentIndex) === 1 && Number(each.index) === 3);
  if (!third) throw new Error("no third episode");
  const queue = await PlayQueue.create(server, third, { continuous: true });
  expect(queue.length).toBeGreaterThan(1);
  expect(queue.items[0]?.ratingKey).toBe(third.ratingKey);
});
