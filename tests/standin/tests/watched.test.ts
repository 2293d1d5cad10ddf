import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { turn, Visitor } from "./visitor.ts";

let standin: Standin;
let friend: Visitor;
let duration: number;
const { ratingKey } = titles.directPlay;

beforeAll(async () => {
  standin = await startStandin();
  friend = await Visitor.on(standin, "demo-friend");
  duration = Number((await friend.item(ratingKey)).duration);
});
afterAll(() => standin.close());
beforeEach(async () => {
  await turn(standin, "POST", "/reset", { keepSignIns: true });
});

const state = async () => {
  const { viewCount, viewOffset, lastViewedAt } = await friend.item(ratingKey);
  return { viewCount, viewOffset, seen: lastViewedAt !== undefined };
};
const untouched = { viewCount: undefined, viewOffset: undefined, seen: false };
const share = (part: number) => Math.round(part * duration);

type After = { viewCount?: number; viewOffset?: number; seen: boolean };

/** Where a rule comes from: measured on a live server, seen in captured traffic, or said by a client or description. */
const live = "PROTOCOL §5.3, measured on PMS 1.43";
const captured = "PROTOCOL §5.3, captured sequence";
const told = "PROTOCOL §5.3";
const calls = "PROTOCOL §5.2";
const quirk = "PROTOCOL §10.54";
const field = "PROTOCOL §3.5";

const watched = (views: number): After => ({ viewCount: views, viewOffset: undefined, seen: true });
const at = (viewOffset: number, viewCount?: number): After => ({ viewCount, viewOffset, seen: true });

/** Steps in order: session, share of the duration or ms, state if it isn't playing; and what stands afterwards. */
test.each<[rule: string, source: string, steps: string, after: () => After]>([
  ["nothing reported, nothing there", field, "", () => untouched],
  ["a lone report above the threshold marks and stores nothing", live, "a 95%", () => untouched],
  ["not even several of them", live, "a 92%, a 96%, a 100%", () => untouched],
  ["below, then above, in one session is a view", live, "a 50%, a 91%", () => watched(1)],
  ["however short below it began", live, "a 1000, a 91%", () => watched(1)],
  ["exactly 90 % is enough", told, "a 50%, a 90%", () => watched(1)],
  ["89 % is not", told, "a 50%, a 89%", () => at(share(0.89))],
  ["a report at 0 doesn't arm", live, "a 0, a 95%", () => untouched],
  ["nor does it disarm", live, "a 50%, a 0, a 95%", () => watched(1)],
  ["below in one session, above in another is none", live, "a 50%, b 95%", () => at(share(0.5))],
  ["a stop ends the session", live, "a 50% stopped, a 95%", () => at(share(0.5))],
  ["a pause doesn't", live, "a 50% paused, a 95%", () => watched(1)],
  ["the crossing report may be the stop", live, "a 50%, a 95% stopped", () => watched(1)],
  ["going on past it is no second view", live, "a 50%, a 91%, a 100%", () => watched(1)],
  ["going back and over it again is", live, "a 50%, a 91%, a 30%, a 95%", () => watched(2)],
  ["two sittings are two views", live, "a 50%, a 95%, b 50%, b 95%", () => watched(2)],
  ["60 s is not stored", told, "a 60000", () => untouched],
  ["60.001 s is", told, "a 60001", () => at(60_001)],
  ["going back below 60 s leaves the old offset", told, "a 90000, a 30000", () => at(90_000)],
  ["the last report stands", captured, "a 70000, a 75000", () => at(75_000)],
  ["also when it went back", told, "a 200000, a 120000", () => at(120_000)],
  ["a view removes the offset", captured, "a 70000, a 75000, a 95%", () => watched(1)],
  ["unscrobble leaves none of the three", captured, "a 75000, a 95%, unscrobble", () => untouched],
  ["a rewatch has a view and an offset", told, "a 50%, a 95%, b 40%", () => at(share(0.4), 1)],
  ["scrobble is a view by itself", calls, "scrobble", () => watched(1)],
  ["and another one every time", calls, "scrobble, scrobble", () => watched(2)],
  ["and clears the offset", calls, "a 50%, scrobble", () => watched(1)],
  ["unscrobble clears an offset", calls, "a 50%, unscrobble", () => untouched],
  ["crossing and scrobbling counts twice", quirk, "a 50%, a 95%, scrobble", () => watched(2)],
])("%s (%s)", async (_, _source, steps, after) => {
  for (const step of steps.split(", ").filter(Boolean)) {
    const [who = "", time = "", playing] = step.split(" ");
    const ms = time.endsWith("%") ? share(Number.parseFloat(time) / 100) : Number(time);
    const reply = time
      ? await friend.report(ratingKey, ms, duration, who, playing)
      : await friend.ask(`/:/${who}?key=${ratingKey}&identifier=x`, { method: "PUT" });
    expect(reply.status).toBe(200);
  }
  expect(await state()).toEqual(after());
});

test("a watched film leaves Continue Watching, a watched episode makes room for the next (PROTOCOL §5.3)", async () => {
  const watching = async () =>
    (await friend.rows("/hubs/continueWatching/items")).map((row) => row.ratingKey);
  const watch = async (key: string, ...times: number[]) => {
    const length = Number((await friend.item(key)).duration);
    for (const time of times) await friend.report(key, Math.round(time * length), length, `of-${key}`);
  };
  const [first, second] = await friend.rows(`/library/metadata/${titles.show.ratingKey}/allLeaves`);
  await watch(ratingKey, 0.5);
  await watch(String(first?.ratingKey), 0.5);
  expect(await watching()).toEqual([first?.ratingKey, ratingKey]);
  await watch(ratingKey, 0.95);
  await watch(String(first?.ratingKey), 0.95);
  expect(await watching()).toEqual([second?.ratingKey]);
});

test("an offline client's old offset makes no session and loses against anything newer (PROTOCOL §5.1)", async () => {
  const path = `/:/timeline?ratingKey=${ratingKey}&key=%2Fx&state=stopped&duration=${duration}&offline=1`;
  const sync = (time: number, updated: number) => friend.ask(`${path}&time=${time}&updated=${updated}`);
  const then = Math.floor(Date.now() / 1000) - 86_400;
  expect((await sync(90_000, then)).status).toBe(200);
  expect(await friend.item(ratingKey)).toMatchObject({ viewOffset: 90_000, lastViewedAt: then });
  await sync(80_000, then - 60);
  expect((await state()).viewOffset).toBe(90_000);
  await sync(share(0.95), then + 60);
  expect(await state()).toEqual(at(90_000));
  await friend.report(ratingKey, share(0.95), duration, "a");
  expect((await state()).viewCount).toBeUndefined();
});

test("the reply has the captured shape; a stop is answered with nothing", async () => {
  const playing = await friend.report(ratingKey, 75_000, duration, "a");
  expect(playing.body).toEqual({
    MediaContainer: { playbackState: "progress", size: 0, skipCount: 0, viewCount: 0, viewOffset: 75_000 },
  });
  const stopped = await friend.report(ratingKey, 80_000, duration, "a", "stopped");
  expect([stopped.status, stopped.text, stopped.headers.get("content-type")]).toEqual([200, "", "text/html"]);
  expect((await state()).viewOffset).toBe(80_000);
});

test("refuses a time past the duration, missing parameters, unknown items and shows", async () => {
  expect((await friend.report(ratingKey, duration + 1, duration, "a")).status).toBe(400);
  expect((await friend.report(ratingKey, 1, duration, "a", "dancing")).status).toBe(400);
  expect((await friend.report("424242", 1, duration, "a")).status).toBe(404);
  expect((await friend.report(titles.show.ratingKey, 1, duration, "a")).status).toBe(400);
  const both = `/:/timeline?ratingKey=${ratingKey}&key=%2Fx&state=playing&time=1&duration=9&bufferedTime=1&bufferedSize=1`;
  expect((await friend.ask(both)).status).toBe(400);
  const bare = await friend.ask(`/:/timeline?ratingKey=${ratingKey}&state=playing&time=1&duration=2`);
  expect(bare.status).toBe(400);
  expect(await state()).toEqual(untouched);
});

test("POST works like GET, and the X-Plex parameters may stand in the query", async () => {
  const query = `ratingKey=${ratingKey}&key=%2Flibrary%2Fmetadata%2F${ratingKey}&state=paused&time=90000&duration=${duration}`;
  const { status } = await friend.ask(`/:/timeline?${query}&X-Plex-Session-Identifier=q`, { method: "POST" });
  expect(status).toBe(200);
  expect((await state()).viewOffset).toBe(90_000);
});

test("scrobble adds a view every time, unscrobble clears all three, both want an identifier", async () => {
  const act = (name: string, query: string, method = "GET") => friend.ask(`/:/${name}?${query}`, { method });
  const full = `key=${ratingKey}&identifier=com.plexapp.plugins.library`;
  expect((await act("scrobble", `key=${ratingKey}`)).status).toBe(400);
  expect((await act("scrobble", full)).text).toBe("");
  await act("scrobble", full, "PUT");
  expect(await state()).toEqual({ viewCount: 2, viewOffset: undefined, seen: true });
  await act("unscrobble", full, "PUT");
  expect(await state()).toEqual(untouched);
  await act("scrobble", `key=${titles.show.ratingKey}&identifier=x`);
  expect(await friend.item(titles.show.ratingKey)).toMatchObject({
    leafCount: 16,
    viewedLeafCount: 16,
    viewCount: 16,
  });
});

test("progress at 0 and 1 ms changes nothing", async () => {
  const set = (time: number) =>
    friend.ask(`/:/progress?key=${ratingKey}&identifier=x&time=${time}&state=stopped`);
  await set(150_000);
  for (const time of [0, 1]) expect((await set(time)).status).toBe(200);
  expect((await state()).viewOffset).toBe(150_000);
  await friend.ask(`/:/progress?key=${titles.show.ratingKey}&identifier=x&time=150000&state=stopped`);
  expect(await friend.item(titles.show.ratingKey)).not.toHaveProperty("viewOffset");
  const incomplete = await friend.ask(`/:/progress?key=${ratingKey}&identifier=x`);
  expect(incomplete.status).toBe(400);
});

test("rate: 0 to 10, -1 clears, the rest is refused", async () => {
  const rate = async (rating: string, key: string = ratingKey) =>
    (await friend.ask(`/:/rate?key=${key}&identifier=x&rating=${rating}`, { method: "PUT" })).status;
  expect(await rate("8.5")).toBe(200);
  expect((await friend.item(ratingKey)).userRating).toBe(8.5);
  expect([await rate("11"), await rate("-2"), await rate("good"), await rate("5", "424242")]).toEqual([
    400, 400, 400, 404,
  ]);
  expect(await rate("-1")).toBe(200);
  expect(await friend.item(ratingKey)).not.toHaveProperty("userRating");
});
