import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Standin, serverIds, startStandin, titles } from "../index.ts";
import { type Json, listOf, type Reply, titlesOf, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
let friend: Visitor;
let episodes: Json[];
beforeAll(async () => {
  standin = await startStandin();
  owner = await Visitor.on(standin, "demo-owner");
  friend = await Visitor.on(standin, "demo-friend");
  episodes = await owner.rows(`/library/metadata/${titles.show.ratingKey}/allLeaves`);
});
beforeEach(() => standin.reset({ keepSignIns: true }));
afterAll(() => standin.close());

const uri = (path: string) =>
  encodeURIComponent(`server://${serverIds.cinema}/com.plexapp.plugins.library${path}`);
const send = (method: string, path: string, by = owner): Promise<Reply> => by.ask(path, { method });
const queueIn = (reply: Reply): Json => Object(reply.body.MediaContainer);
const create = async (path: string, more = "") =>
  queueIn(await send("POST", `/playQueues?type=video&uri=${uri(path)}${more}`));
const keys = (queue: Json) => listOf(queue.Metadata).map((row) => row.ratingKey);
const ids = (queue: Json) => listOf(queue.Metadata).map((row) => Number(row.playQueueItemID));
const key = (at: number) => String(episodes[at]?.ratingKey);

test("continuous: an episode brings those that follow it; a film and the last episode nothing", async () => {
  const queue = await create(`/library/metadata/${key(3)}`, "&continuous=1&includeMarkers=1");
  expect(keys(queue)).toEqual(episodes.slice(3).map((episode) => episode.ratingKey));
  expect(queue).toMatchObject({
    playQueueSelectedMetadataItemID: key(3),
    playQueueSelectedItemID: ids(queue)[0],
    playQueueSelectedItemOffset: 0,
    playQueueShuffled: false,
    playQueueTotalCount: episodes.length - 3,
    playQueueVersion: 1,
  });
  expect(listOf(queue.Metadata)[0]).toMatchObject({ Media: expect.any(Array), Marker: expect.any(Array) });
  expect((await create("/library/metadata/1", "&continuous=1")).playQueueTotalCount).toBe(1);
  expect((await create(`/library/metadata/${key(15)}`, "&continuous=1")).playQueueTotalCount).toBe(1);
  expect((await create(`/library/metadata/${key(3)}`)).playQueueTotalCount).toBe(1);
});

test("a whole show, started anywhere, on deck, or shuffled from there", async () => {
  const path = `/library/metadata/${titles.show.ratingKey}/children`;
  const started = await create(path, `&key=${encodeURIComponent(`/library/metadata/${key(5)}`)}`);
  expect(started).toMatchObject({ playQueueTotalCount: 16, playQueueSelectedItemOffset: 5 });
  const deck = await create(`/library/metadata/${titles.show.ratingKey}`, "&onDeck=1");
  expect(deck.playQueueSelectedMetadataItemID).toBe(key(3));
  const shuffled = await create(path, `&shuffle=1&key=${encodeURIComponent(`/library/metadata/${key(5)}`)}`);
  expect(shuffled).toMatchObject({ playQueueShuffled: true, playQueueSelectedItemOffset: 0 });
  expect(keys(shuffled)[0]).toBe(key(5));
  expect(new Set(keys(shuffled)).size).toBe(16);
  const back = queueIn(await send("PUT", `/playQueues/${String(shuffled.playQueueID)}/unshuffle`));
  expect(keys(back)).toEqual(episodes.map((episode) => episode.ratingKey));
  expect(back).toMatchObject({
    playQueueShuffled: false,
    playQueueSelectedItemOffset: 5,
    playQueueVersion: 2,
  });
});

test("from a playlist, a query, and the older addresses", async () => {
  const [playlist] = await owner.rows("/playlists?title=rainy");
  const listed = queueIn(
    await send("POST", `/playQueues?type=video&playlistID=${String(playlist?.ratingKey)}`),
  );
  expect(listed.playQueueTotalCount).toBe(3);
  const query = await create("/library/sections/1/all?type=1&year=2024&sort=titleSort");
  expect(keys(query)).toEqual(
    (await owner.rows("/library/sections/1/all?year=2024")).map((row) => row.ratingKey),
  );
  const item = "library%3A%2F%2Fany%2Fitem%2F%252Flibrary%252Fmetadata%252F1";
  expect(keys(queueIn(await send("POST", `/playQueues?type=video&uri=${item}`)))).toEqual(["1"]);
  const directory = "library%3A%2F%2F%2Fdirectory%2F%252Flibrary%252Fmetadata%252F1%2C3";
  expect(keys(queueIn(await send("POST", `/playQueues?type=video&uri=${directory}`)))).toEqual(["1", "3"]);
});

test("a window around the centre", async () => {
  const queue = await create(`/library/metadata/${titles.show.ratingKey}`);
  const all = ids(queue);
  const path = `/playQueues/${String(queue.playQueueID)}`;
  const around = await owner.container(`${path}?window=2&center=${all[8]}`);
  expect(ids(around)).toEqual(all.slice(6, 11));
  expect(around).toMatchObject({ size: 5, playQueueTotalCount: 16 });
  expect(ids(await owner.container(`${path}?window=2&center=${all[8]}&includeBefore=0`))).toEqual(
    all.slice(8, 11),
  );
  expect(ids(await owner.container(`${path}?window=2&center=${all[8]}&includeAfter=0`))).toEqual(
    all.slice(6, 9),
  );
});

test("add at the end or next, move, remove, clear; each raises the version", async () => {
  const queue = await create("/library/metadata/1,3");
  const path = `/playQueues/${String(queue.playQueueID)}`;
  const then = async (method: string, rest: string) => queueIn(await send(method, `${path}${rest}`));
  expect(keys(await then("PUT", `?uri=${uri("/library/metadata/4")}`))).toEqual(["1", "3", "4"]);
  const next = await then("PUT", `?next=1&uri=${uri("/library/metadata/5")}`);
  expect(keys(next)).toEqual(["1", "5", "3", "4"]);
  const [one, five, three, four] = ids(next);
  expect(Number(next.playQueueLastAddedItemID)).toBe(five);
  expect(keys(await then("PUT", `/items/${four}/move?after=${one}`))).toEqual(["1", "4", "5", "3"]);
  expect(keys(await then("PUT", `/items/${three}/move`))).toEqual(["3", "1", "4", "5"]);
  const fewer = await then("DELETE", `/items/${one}`);
  expect(keys(fewer)).toEqual(["3", "4", "5"]);
  expect(fewer).toMatchObject({ playQueueVersion: 6, playQueueSelectedItemID: four });
  expect((await then("PUT", "/reset")).playQueueSelectedItemID).toBe(three);
  const empty = await then("DELETE", "/items");
  expect(empty).toMatchObject({ size: 0, playQueueTotalCount: 0 });
  expect(empty).not.toHaveProperty("Metadata");
});

test("a report that names the entry moves the queue on", async () => {
  const queue = await create(`/library/metadata/${key(3)}`, "&continuous=1");
  const second = ids(queue)[1];
  const about = new URLSearchParams({
    ratingKey: key(4),
    key: `/library/metadata/${key(4)}`,
    state: "playing",
    time: "1000",
    duration: String(episodes[4]?.duration),
    playQueueID: String(queue.playQueueID),
    playQueueItemID: String(second),
  });
  expect((await owner.ask(`/:/timeline?${about}`)).status).toBe(200);
  const after = await owner.container(`/playQueues/${String(queue.playQueueID)}`);
  expect(after).toMatchObject({ playQueueSelectedItemID: second, playQueueSelectedItemOffset: 1 });
});

test("no device: an empty body; no source: 400; somebody else's or a forgotten one: 404", async () => {
  const anonymous = await fetch(`${owner.base}/playQueues?type=video&uri=${uri("/library/metadata/1")}`, {
    method: "POST",
    headers: { Accept: "application/json", "X-Plex-Token": owner.token },
  });
  expect([anonymous.status, await anonymous.text()]).toEqual([200, ""]);
  const refused = [
    send("POST", "/playQueues?type=video"),
    send("POST", `/playQueues?type=video&uri=${uri("/library/metadata/424242")}`),
    send("POST", `/playQueues?type=audio&uri=${uri("/library/metadata/1")}`),
  ];
  expect((await Promise.all(refused)).map((reply) => reply.status)).toEqual([400, 400, 400]);
  const queue = await create("/library/metadata/1");
  const path = `/playQueues/${String(queue.playQueueID)}`;
  expect((await friend.ask(path)).status).toBe(404);
  expect((await owner.ask(path)).status).toBe(200);
  // A person keeps twenty queues; the one unused for longest makes room.
  for (let turn = 0; turn < 20; turn++) await create("/library/metadata/1");
  expect((await owner.ask(path)).status).toBe(404);
});

test("music: an album, and the tracks after one", async () => {
  const [album] = await owner.rows("/library/sections/5/albums");
  const tracks = await owner.rows(`/library/metadata/${String(album?.ratingKey)}/children`);
  const make = async (path: string, more = "") =>
    queueIn(await send("POST", `/playQueues?type=audio&uri=${uri(path)}${more}`));
  expect(titlesOf(listOf((await make(`/library/metadata/${String(album?.ratingKey)}`)).Metadata))).toEqual(
    titlesOf(tracks),
  );
  const rest = await make(`/library/metadata/${String(tracks[1]?.ratingKey)}`, "&continuous=1");
  expect(keys(rest)).toEqual(tracks.slice(1).map((track) => track.ratingKey));
  const radio = await make(`/library/metadata/${String(album?.parentRatingKey)}/station/7d1c-0b?type=10`);
  expect(radio.playQueueTotalCount).toBeGreaterThanOrEqual(tracks.length);
});
