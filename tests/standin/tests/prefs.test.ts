import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { ask, listOf, signIn, turn, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
let friend: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  [owner, friend] = [await Visitor.on(standin, "demo-owner"), await Visitor.on(standin, "demo-friend")];
});
afterAll(() => standin.close());
afterEach(async () => {
  await turn(standin, "POST", "/reset", { keepSignIns: true });
});

const set = (query: string, by = owner) => by.ask(`/:/prefs?${query}`, { method: "PUT" });
const value = async (id: string) =>
  listOf((await owner.container(`/:/prefs/get?id=${id}`)).Setting)[0]?.value;
const watch = async (key: string, ...times: number[]) => {
  const length = Number((await friend.item(key)).duration);
  for (const time of times) await friend.report(key, Math.round(time * length), length, "s");
  return (await friend.item(key)).viewCount;
};

test("every setting has what a settings page needs", async () => {
  const rows = listOf((await owner.container("/:/prefs")).Setting);
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) {
    expect(row).toMatchObject({
      id: expect.any(String),
      label: expect.any(String),
      summary: expect.any(String),
      type: expect.stringMatching(/^(bool|int|text|double)$/),
      hidden: expect.any(Boolean),
      advanced: expect.any(Boolean),
      group: expect.any(String),
    });
    expect(row.value).toEqual(row.default);
  }
  expect((await owner.ask("/:/prefs/get?id=Unknown")).status).toBe(404);
});

test("a lower threshold counts a view earlier; 90 % is the default", async () => {
  expect(await value("LibraryVideoPlayedThreshold")).toBe(90);
  expect(await watch(titles.directPlay.ratingKey, 0.3, 0.75)).toBeUndefined();
  const { status, text } = await set("LibraryVideoPlayedThreshold=70");
  expect([status, text]).toEqual([200, ""]);
  expect(await watch(titles.directPlay.ratingKey, 0.3, 0.75)).toBe(1);
});

test("counting at the credits follows the item's markers", async () => {
  const leaves = await owner.rows(`/library/metadata/${titles.show.ratingKey}/allLeaves`);
  const detail = await Promise.all(
    leaves.map((leaf) => owner.item(String(leaf.ratingKey), "includeMarkers=1")),
  );
  const found = detail
    .map((item) => ({ item, credits: listOf(item.Marker).find((marker) => marker.type === "credits") }))
    .find(({ credits }) => credits);
  if (!found) throw new Error("no episode has credits");
  const start = Number(found.credits?.startTimeOffset) / Number(found.item.duration);
  const key = String(found.item.ratingKey);
  /** How often it counts when the last report is just before, or just at, that share of the duration. */
  const counts = async (query: string, at: number) => {
    await set(query);
    const before = await watch(key, 0.2, at - 0.005);
    const after = await watch(key, at + 0.005);
    await friend.ask(`/:/unscrobble?key=${key}&identifier=x`);
    return [before, after];
  };
  const [late, early] = [Math.ceil(start * 100 + 2), Math.floor(start * 100 - 2)];
  expect(late).toBeLessThanOrEqual(95);
  const threshold = (percent: number) =>
    `LibraryVideoPlayedThreshold=${percent}&LibraryVideoPlayedAtBehaviour`;
  expect(await counts(`${threshold(late)}=0`, start)).toEqual([undefined, undefined]);
  expect(await counts(`${threshold(late)}=1`, start)).toEqual([undefined, 1]);
  expect(await counts(`${threshold(late)}=2`, start)).toEqual([undefined, 1]);
  expect(await counts(`${threshold(late)}=3`, start)).toEqual([undefined, 1]);
  expect(await counts(`${threshold(early)}=3`, early / 100)).toEqual([undefined, 1]);
  expect(await counts(`${threshold(early)}=1`, early / 100)).toEqual([undefined, undefined]);
});

test("the server's name is a setting: it shows on the server and in everybody's resources", async () => {
  await set("FriendlyName=Cinema+Two");
  expect(await owner.container("/")).toMatchObject({ friendlyName: "Cinema Two" });
  const { text } = await ask(`${standin.url}/api/v2/resources`, {
    token: await signIn(standin, "demo-friend"),
  });
  expect(JSON.parse(text)[0].name).toBe("Cinema Two");
  await turn(standin, "POST", "/reset", { keepSignIns: true });
  expect(await owner.container("/")).toMatchObject({ friendlyName: "Demo Cinema" });
});

test("what makes no sense changes nothing, not even in good company", async () => {
  for (const query of [
    "",
    "Unknown=1",
    "LibraryVideoPlayedThreshold=high",
    "LibraryVideoPlayedThreshold=200",
    "FriendlyName=Wrong&LibraryVideoPlayedThreshold=-1",
  ])
    expect((await set(query)).status).toBe(400);
  expect((await set("LibraryVideoPlayedThreshold=80", friend)).status).toBe(403);
  expect(await value("LibraryVideoPlayedThreshold")).toBe(90);
  expect(await value("FriendlyName")).toBe("Demo Cinema");
});

test("whoever comes from an allowed network without a token is the owner", async () => {
  const [{ id, url } = { id: "", url: "" }] = await (await fetch(`${standin.controlUrl}/servers`)).json();
  const status = async (headers: Record<string, string> = {}) =>
    (await fetch(`${url}/:/prefs`, { headers })).status;
  expect(await status()).toBe(401);
  for (const networks of ["127.0.0.1", "10.0.0.0/8, 127.0.0.0/255.0.0.0"]) {
    await turn(standin, "POST", `/servers/${id}/allowed`, { networks });
    expect(await status()).toBe(200);
    expect(await status({ "X-Plex-Token": "wrong" })).toBe(401);
  }
  await set("allowedNetworks=10.0.0.0%2F8");
  expect(await status()).toBe(401);
});
