import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Standin, serverIds, startStandin } from "../index.ts";
import { type Json, listOf, titlesOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
let friend: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
  friend = await Visitor.on(standin, "demo-friend");
});
beforeEach(() => standin.reset({ keepSignIns: true }));
afterAll(() => standin.close());

const uri = (path: string) =>
  encodeURIComponent(`server://${serverIds.cinema}/com.plexapp.plugins.library${path}`);
const send = (method: string, path: string, by = owner) => by.ask(path, { method });

async function create(keys: string, type = "video"): Promise<Json> {
  const path = `/playlists?type=${type}&title=Mine&smart=0&uri=${uri(`/library/metadata/${keys}`)}`;
  const [made] = listOf(Object((await send("POST", path)).body.MediaContainer).Metadata);
  if (!made) throw new Error("nothing was made");
  return made;
}

test("each account has its own", async () => {
  expect(titlesOf(await owner.rows("/playlists"))).toEqual(["Rainy Evenings", "This Decade", "Quiet Tracks"]);
  expect(await friend.rows("/playlists")).toEqual([]);
  const [first] = await owner.rows("/playlists");
  expect((await friend.ask(`/playlists/${String(first?.ratingKey)}`)).status).toBe(404);
  expect((await friend.ask(`/playlists/${String(first?.ratingKey)}/items`)).status).toBe(404);
});

test("narrowed by type, smartness, title and library", async () => {
  const titles = async (query: string) => titlesOf(await owner.rows(`/playlists?${query}`));
  expect(await titles("playlistType=audio")).toEqual(["Quiet Tracks"]);
  expect(await titles("smart=1")).toEqual(["This Decade"]);
  expect(await titles("title=rainy")).toEqual(["Rainy Evenings"]);
  expect(await titles("sectionID=5")).toEqual(["Quiet Tracks"]);
  expect(await titles("sort=titleSort:desc")).toEqual(["This Decade", "Rainy Evenings", "Quiet Tracks"]);
});

test("milliseconds on the playlist, seconds around its items", async () => {
  const [playlist] = await owner.rows("/playlists?title=rainy");
  const container = await owner.container(String(playlist?.key));
  const rows = listOf(container.Metadata);
  const duration = rows.reduce((sum, row) => sum + Number(row.duration), 0);
  expect(playlist).toMatchObject({ duration, leafCount: 3, smart: false, type: "playlist" });
  expect(container).toMatchObject({
    duration: Math.floor(duration / 1000),
    leafCount: 3,
    playlistType: "video",
  });
  expect(new Set(rows.map((row) => row.playlistItemID)).size).toBe(3);
  const page = await owner.container(
    `${String(playlist?.key)}?X-Plex-Container-Start=1&X-Plex-Container-Size=1`,
  );
  expect(page).toMatchObject({ size: 1, offset: 1, totalSize: 3 });
  expect((await owner.ask(String(playlist?.composite))).headers.get("content-type")).toBe("image/jpeg");
});

test("a smart one follows its query and can't be edited", async () => {
  const [smart] = await owner.rows("/playlists?smart=1");
  expect(smart).toMatchObject({ smart: true, icon: "playlist://image.smart" });
  const rows = await owner.rows(String(smart?.key));
  const found = await owner.rows("/library/sections/1/all?year%3E%3E=2020&sort=year");
  expect(titlesOf(rows)).toEqual(titlesOf(found));
  expect(rows[0]).not.toHaveProperty("playlistItemID");
  const add = await send("PUT", `${String(smart?.key)}?uri=${uri("/library/metadata/1")}`);
  expect(add.status).toBe(400);
});

test("create, append, move, remove, rename, delete", async () => {
  const made = await create("1,3");
  const path = `/playlists/${String(made.ratingKey)}`;
  await send("PUT", `${path}/items?uri=${uri("/library/metadata/1")}`);
  const rows = () => owner.rows(`${path}/items`);
  const keys = async () => (await rows()).map((row) => row.ratingKey);
  // The same film twice, told apart by its playlistItemID.
  expect(await keys()).toEqual(["1", "3", "1"]);
  const ids = (await rows()).map((row) => String(row.playlistItemID));
  await send("PUT", `${path}/items/${ids[1]}/move`);
  expect(await keys()).toEqual(["3", "1", "1"]);
  await send("PUT", `${path}/items/${ids[1]}/move?after=${ids[2]}`);
  expect(await keys()).toEqual(["1", "1", "3"]);
  expect((await send("DELETE", `${path}/items/${ids[0]}`)).status).toBe(200);
  expect(await keys()).toEqual(["1", "3"]);
  expect((await send("DELETE", `${path}/items/${ids[0]}`)).status).toBe(404);
  const renamed = await send("PUT", `${path}?title=Yours&summary=Words`);
  expect([renamed.status, renamed.text]).toEqual([200, ""]);
  expect((await owner.rows(path))[0]).toMatchObject({ title: "Yours", summary: "Words" });
  expect((await send("DELETE", path)).status).toBe(204);
  expect((await owner.ask(path)).status).toBe(404);
});

test("an empty one has neither leafCount nor duration", async () => {
  const made = await create("1");
  const path = `/playlists/${String(made.ratingKey)}`;
  await send("DELETE", `${path}/items`);
  const [empty] = await owner.rows(path);
  for (const gone of ["leafCount", "duration"]) expect(empty).not.toHaveProperty(gone);
  expect(await owner.container(`${path}/items`)).not.toHaveProperty("Metadata");
});

test("shows become episodes; what isn't of the type is refused", async () => {
  const made = await create("101");
  expect(made.leafCount).toBe(16);
  const wrong = [
    send("POST", `/playlists?type=audio&title=X&uri=${uri("/library/metadata/1")}`),
    send("POST", `/playlists?type=video&title=X`),
    send("POST", `/playlists?type=video&uri=${uri("/library/metadata/1")}`),
    send("PUT", `/playlists/${String(made.ratingKey)}/items?uri=${uri("/library/metadata/20003")}`),
  ];
  expect((await Promise.all(wrong)).map((reply) => reply.status)).toEqual([400, 400, 400, 400]);
});
