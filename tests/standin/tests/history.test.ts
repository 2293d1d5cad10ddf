import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Standin, serverIds, startStandin, titles } from "../index.ts";
import { type Json, listOf, turn, Visitor } from "./visitor.ts";

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

const { ratingKey } = titles.directPlay;

/** Reports the film from its beginning to past the threshold. */
async function watch(visitor: Visitor): Promise<void> {
  for (const time of [70_000, 600_000]) await visitor.report(ratingKey, time, 608_000, "watching");
}

test("what is only marked as watched is no view of the history", async () => {
  const before = await owner.rows("/status/sessions/history/all");
  const { show } = titles;
  for (const key of [ratingKey, show.ratingKey])
    await owner.ask(`/:/scrobble?key=${key}&identifier=x`, { method: "PUT" });
  expect((await owner.item(ratingKey)).viewCount).toBe(1);
  expect(await owner.rows("/status/sessions/history/all")).toEqual(before);
});

test("history: one row a view, of all for the owner, of their own for others", async () => {
  const before = await owner.rows("/status/sessions/history/all");
  expect(before.length).toBeGreaterThan(5);
  expect(before.map((row) => row.viewedAt)).toEqual(
    before.map((row) => Number(row.viewedAt)).toSorted((a, b) => b - a),
  );
  expect(await friend.rows("/status/sessions/history/all")).toEqual([]);
  await watch(friend);
  const [newest] = await owner.rows("/status/sessions/history/all?sort=viewedAt:desc");
  expect(newest).toEqual({
    historyKey: expect.stringMatching(/^\/status\/sessions\/history\/\d+$/),
    key: `/library/metadata/${ratingKey}`,
    ratingKey,
    librarySectionID: "1",
    title: titles.directPlay.title,
    type: "movie",
    thumb: expect.any(String),
    originallyAvailableAt: expect.any(String),
    viewedAt: expect.any(Number),
    accountID: 9002,
    deviceID: expect.any(Number),
  });
  expect(await friend.rows("/status/sessions/history/all?accountID=1")).toEqual([newest]);
  expect(await owner.rows(String(newest?.historyKey))).toEqual([newest]);
});

test("history narrows down by account, section, show and time, and pages", async () => {
  const all = (query: string) => owner.rows(`/status/sessions/history/all?${query}`);
  await watch(friend);
  expect(new Set((await all("accountID=1")).map((row) => row.accountID))).toEqual(new Set([1]));
  const episodes = await all(`metadataItemID=${titles.show.ratingKey}`);
  expect(episodes).toHaveLength(3);
  expect(episodes[0]).toMatchObject({
    grandparentTitle: titles.show.title,
    grandparentKey: `/library/metadata/${titles.show.ratingKey}`,
    parentIndex: 1,
    index: 3,
  });
  expect(new Set((await all("librarySectionID=2")).map((row) => row.type))).toEqual(new Set(["episode"]));
  const rows = await all("");
  const since = Number(rows[1]?.viewedAt);
  expect(await all(`viewedAt%3E=${since}`)).toEqual(rows.slice(0, 2));
  expect(await all(`viewedAt%3E%3E=${since}`)).toEqual(rows.slice(0, 1));
  const page = await owner.container(
    "/status/sessions/history/all?X-Plex-Container-Start=2&X-Plex-Container-Size=3",
  );
  expect(page).toMatchObject({ size: 3, offset: 2, totalSize: rows.length });
  expect(await all("sort=viewedAt:asc")).toEqual(rows.toReversed());
});

test("a view is struck from the history by the owner", async () => {
  const [row, ...rest] = await owner.rows("/status/sessions/history/all");
  const strike = (by: Visitor) => by.ask(String(row?.historyKey), { method: "DELETE" });
  expect((await strike(friend)).status).toBe(403);
  expect((await strike(owner)).status).toBe(200);
  expect(await owner.rows("/status/sessions/history/all")).toEqual(rest);
  expect((await strike(owner)).status).toBe(404);
});

test("accounts as the server counts them, and the devices that came", async () => {
  const accounts = await owner.container("/accounts");
  expect(accounts.Account).toMatchObject([
    { id: 0, name: "" },
    { id: 1, key: "/accounts/1", name: "Demo Owner", autoSelectAudio: true },
    { id: 9002, name: "Demo Friend" },
    { id: 9004, name: "Demo Kid" },
  ]);
  expect((await owner.container("/accounts/1")).Account).toMatchObject([{ name: "Demo Owner" }]);
  expect((await owner.ask("/accounts/77")).status).toBe(404);
  await friend.ask("/library/sections", {
    headers: {
      "X-Plex-Client-Identifier": "couch",
      "X-Plex-Device-Name": "Couch",
      "X-Plex-Platform": "tvOS",
    },
  });
  const { Device } = await owner.container("/devices");
  expect(listOf(Device)).toContainEqual({
    id: expect.any(Number),
    key: expect.stringMatching(/^\/devices\/\d+$/),
    name: "Couch",
    platform: "tvOS",
    clientIdentifier: "couch",
    createdAt: expect.any(Number),
  });
});

test("a transient token is the caller's on this server until it restarts", async () => {
  const got = await friend.ask("/security/token?type=delegation&scope=all", { method: "POST" });
  const token = String((got.body.MediaContainer as Json).token);
  const guest = new Visitor(friend.base, token);
  expect((await guest.container("/library/sections")).size).toBe(2);
  const again = await Visitor.on(standin, "demo-friend");
  expect(again.token).toBe(friend.token);
  for (const query of ["", "?type=delegation", "?type=other&scope=all"])
    expect((await friend.ask(`/security/token${query}`)).status).toBe(400);
  await turn(standin, "POST", `/servers/${serverIds.cinema}/down`);
  await turn(standin, "POST", `/servers/${serverIds.cinema}/up`);
  expect((await guest.ask("/library/sections")).status).toBe(401);
  expect((await friend.ask("/library/sections")).status).toBe(200);
});
