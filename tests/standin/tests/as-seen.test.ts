import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { ask, isJson, type Json, listOf, turn, Visitor } from "./visitor.ts";

/* What real servers were seen doing (PROTOCOL §12), and nobody thought of at first. */

let standin: Standin;
let owner: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
});
afterAll(() => standin.close());
afterEach(async () => {
  await turn(standin, "POST", "/reset", { keepSignIns: true });
});

const { directPlay, hevc, oddFilms, show } = titles;
const serverOf = async (visitor: Visitor) => {
  const servers: Json[] = await (await fetch(`${standin.controlUrl}/servers`)).json();
  return servers.find((each) => each.url === visitor.base) ?? {};
};
const extrasOf = async (ratingKey: string) => {
  const { Extras } = await owner.item(ratingKey, "includeExtras=1");
  return listOf(isJson(Extras) ? Extras.Metadata : []);
};
const raw = (address: string, headers: Record<string, string> = {}) =>
  fetch(address, { redirect: "manual", headers: { "X-Plex-Token": owner.token, ...headers } });
const photo = (url: string) =>
  raw(`${owner.base}/photo/:/transcode?width=60&height=60&url=${encodeURIComponent(url)}`);

test("a trailer is no file: several bitrates, the query is part of the key, a second one is a 400", async () => {
  const [trailer] = await extrasOf(directPlay.ratingKey);
  expect(trailer).toMatchObject({ subtype: "trailer", extraType: 1, guid: expect.stringMatching(/^iva:/) });
  const media = listOf(trailer?.Media);
  expect(media.map(({ bitrate }) => bitrate)).toEqual([1500, 750]);
  const [part] = listOf(media[1]?.Part);
  expect(part?.key).toMatch(/^\/services\/iva\/assets\/\d+\/video\.mp4\?fmt=4&bitrate=750$/);
  for (const field of ["file", "size"]) expect(part).not.toHaveProperty(field);

  const address = owner.base + String(part?.key);
  const bytes = await raw(`${address}&X-Plex-Token=${owner.token}`, { Range: "bytes=0-99" });
  expect([bytes.status, (await bytes.arrayBuffer()).byteLength]).toEqual([206, 100]);
  expect((await raw(`${address}?X-Plex-Token=${owner.token}`)).status).toBe(400);
  expect((await raw(address.replace("750", "751"))).status).toBe(404);
});

test("a trailer may lie in the cloud: a redirect, whose address wants no token", async () => {
  const { id } = await serverOf(owner);
  await turn(standin, "POST", `/servers/${String(id)}/trailers`, { elsewhere: true });
  const [trailer] = await extrasOf(directPlay.ratingKey);
  const [part] = listOf(listOf(trailer?.Media)[0]?.Part);
  const sent = await raw(owner.base + String(part?.key));
  expect(sent.status).toBe(302);
  const cloud = sent.headers.get("location") ?? "";
  expect((await fetch(cloud, { headers: { Range: "bytes=0-9" } })).status).toBe(206);
  expect((await raw(cloud)).status).toBe(400);
  expect((await fetch(cloud.replace("signature=", "signature=0"))).status).toBe(404);
});

test("an extra that the owner keeps is a file like any other", async () => {
  const [, scene] = await extrasOf(hevc.ratingKey);
  expect(scene).toMatchObject({ subtype: "sceneOrSample", extraType: 6 });
  expect(listOf(listOf(scene?.Media)[0]?.Part)[0]).toMatchObject({ file: expect.any(String) });
});

test("faces and posters on other hosts are shown, but only those that this server names", async () => {
  const film = await owner.item(hevc.ratingKey);
  const faces = [...listOf(film.Role), ...listOf(film.Director)].flatMap(({ thumb }) =>
    thumb ? [String(thumb)] : [],
  );
  expect(faces.some((face) => face.startsWith("http://image.tmdb.org/"))).toBe(true);
  expect(faces.some((face) => face.startsWith("https://image.tmdb.org/"))).toBe(true);
  const poster = String((await owner.item(oddFilms.namedPoster.ratingKey)).thumb);
  expect(poster).toBe(oddFilms.namedPoster.thumb);
  for (const address of [...faces, poster])
    expect([address, (await photo(address)).headers.get("content-type")]).toEqual([address, "image/jpeg"]);
  expect((await photo("https://image.tmdb.org/t/p/original/1.jpg")).status).toBe(404);
  const friend = await Visitor.on(standin, "demo-friend");
  const query = `width=60&height=60&url=${encodeURIComponent(poster)}`;
  expect((await friend.ask(`/photo/:/transcode?${query}`)).status).toBe(404);
});

test("the photo transcoder takes the server's own address, and a composite's query", async () => {
  const thumb = String((await owner.item(directPlay.ratingKey)).thumb);
  const asRelative = Buffer.from(await (await photo(thumb)).arrayBuffer());
  for (const own of [owner.base, "http://127.0.0.1:32400"]) {
    const picture = await photo(`${own}${thumb}?X-Plex-Token=${owner.token}`);
    expect(Buffer.from(await picture.arrayBuffer()).equals(asRelative)).toBe(true);
  }
  const [collection] = await owner.rows("/library/sections/1/collections");
  expect(collection?.thumb).toMatch(/\/composite\/\d+\?width=400&height=600$/);
  expect((await photo(String(collection?.thumb))).status).toBe(200);
});

test("guids come with seasons, children and leaves when asked for", async () => {
  for (const below of ["children", "allLeaves"]) {
    const path = `/library/metadata/${show.ratingKey}/${below}`;
    expect((await owner.rows(path)).some((row) => row.Guid)).toBe(false);
    for (const row of await owner.rows(`${path}?includeGuids=1`))
      expect(listOf(row.Guid)[0]).toHaveProperty("id");
  }
});

test("what came to television: shows, seasons and episodes in one list by date", async () => {
  const rows = await owner.rows("/hubs/home/recentlyAdded?type=2");
  expect(new Set(rows.map((row) => row.type))).toEqual(new Set(["show", "season", "episode"]));
  const dates = rows.map((row) => Number(row.addedAt));
  expect(dates).toEqual(dates.toSorted((a, b) => b - a));
});

test("a show that hides its seasons keeps its key, and has its episodes as grandchildren", async () => {
  const { ratingKey } = titles.seasonsPutAway;
  const item = await owner.item(ratingKey);
  const key = `/library/metadata/${ratingKey}/children`;
  expect(item).toMatchObject({ skipChildren: true, flattenSeasons: "1", key });
  expect((await owner.rows(key)).map((row) => row.type)).toEqual(["season", "season"]);
  const episodes = await owner.rows(`/library/metadata/${ratingKey}/grandchildren`);
  expect(episodes.map((row) => row.type)).toEqual(Array.from({ length: 4 }, () => "episode"));
  for (const episode of episodes) {
    expect(episode).toMatchObject({ skipParent: true });
    expect(episode).not.toHaveProperty("parentRatingKey");
  }
});

test("hidden libraries say so, and are listed all the same", async () => {
  const { Directory } = await owner.container("/library/sections");
  const hidden = new Map(listOf(Directory).map((row) => [row.key, row.hidden]));
  expect(["1", "10", "11"].map((key) => hidden.get(key))).toEqual([0, 1, 2]);
  await turn(standin, "POST", "/library/section", {
    ...{ serverId: (await serverOf(owner)).id, sectionId: "10", hidden: 0, title: null },
  });
  const after = listOf((await owner.container("/library/sections")).Directory);
  expect(after.find(({ key }) => key === "10")).toMatchObject({ hidden: 0, title: null });
});

test("a playlist is edited as any item, and a smart one gets a new filter", async () => {
  const { machineIdentifier } = await owner.container("/identity");
  const uri = (query: string) =>
    encodeURIComponent(
      `server://${String(machineIdentifier)}/com.plexapp.plugins.library/library/sections/1/all?${query}`,
    );
  const made = await owner.ask(`/playlists?type=video&title=One&smart=1&uri=${uri("type=1&year=2024")}`, {
    method: "POST",
  });
  const [list] = listOf(isJson(made.body.MediaContainer) ? made.body.MediaContainer.Metadata : []);
  const path = `/playlists/${String(list?.ratingKey)}`;
  await owner.ask(`${path}?title.value=Other&title.locked=1&summary.value=Words`, { method: "PUT" });
  await owner.ask(`${path}/items?uri=${uri("type=1&year=2021")}`, { method: "PUT" });
  expect((await owner.rows(path))[0]).toMatchObject({ title: "Other", summary: "Words" });
  const years = (await owner.rows(`${path}/items`)).map((row) => row.year);
  expect(new Set(years)).toEqual(new Set([2021]));
});

test("JSON and XML are compressed for whoever asks, pictures and films never", async () => {
  const json = { Accept: "application/json", "Accept-Encoding": "gzip" };
  const listing = await raw(`${owner.base}/library/sections`, json);
  expect(listing.headers.get("content-encoding")).toBe("gzip");
  expect(await listing.json()).toHaveProperty("MediaContainer");
  const plain = await raw(`${owner.base}/library/sections`, { ...json, "Accept-Encoding": "identity" });
  expect(plain.headers.get("content-encoding")).toBeNull();
  const picture = await raw(`${owner.base}/library/metadata/1/thumb/1`, { "Accept-Encoding": "gzip" });
  expect(picture.headers.get("content-encoding")).toBeNull();
  const tv = await ask(`${standin.url}/api/v2/ping`, {
    token: "nobody",
    headers: { "Accept-Encoding": "gzip" },
  });
  expect(tv.headers.get("content-encoding")).toBe("gzip");
});
