import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../../lib/standin/index.ts";
import { turn, Visitor } from "./standin-visitor.ts";

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

/** PROTOCOL §5.3: reports as [session, share of the duration or ms], and what stands afterwards. */
test.each<[name: string, reports: [string, number][], after: () => object]>([
  ["a lone report above the threshold marks nothing and stores nothing", [["a", 0.95]], () => untouched],
  [
    "below, then above, in one session marks watched once",
    [
      ["a", 0.5],
      ["a", 0.91],
    ],
    () => ({ viewCount: 1, viewOffset: undefined, seen: true }),
  ],
  [
    "exactly 90 % is enough",
    [
      ["a", 0.5],
      ["a", 0.9],
    ],
    () => ({ viewCount: 1, viewOffset: undefined, seen: true }),
  ],
  [
    "89 % is not",
    [
      ["a", 0.5],
      ["a", 0.89],
    ],
    () => ({ viewCount: undefined, viewOffset: share(0.89), seen: true }),
  ],
  [
    "going on past the threshold counts no second view",
    [
      ["a", 0.5],
      ["a", 0.91],
      ["a", 0.95],
      ["a", 1],
    ],
    () => ({ viewCount: 1, viewOffset: undefined, seen: true }),
  ],
  [
    "a report at 0 doesn't arm it",
    [
      ["a", 0],
      ["a", 0.95],
    ],
    () => untouched,
  ],
  [
    "below in one session and above in another marks nothing",
    [
      ["a", 0.5],
      ["b", 0.95],
    ],
    () => ({ viewCount: undefined, viewOffset: share(0.5), seen: true }),
  ],
  ["60 s is not stored", [["a", 60_000]], () => untouched],
  ["60.001 s is", [["a", 60_001]], () => ({ viewCount: undefined, viewOffset: 60_001, seen: true })],
  [
    "the last report stands",
    [
      ["a", 75_000],
      ["a", 200_000],
      ["a", 120_000],
    ],
    () => ({ viewCount: undefined, viewOffset: 120_000, seen: true }),
  ],
  [
    "a rewatch has both a view and a resume point",
    [
      ["a", 0.5],
      ["a", 0.95],
      ["b", 0.4],
    ],
    () => ({ viewCount: 1, viewOffset: share(0.4), seen: true }),
  ],
])("%s", async (_, reports, after) => {
  for (const [session, time] of reports) {
    const { status } = await friend.report(ratingKey, time <= 1 ? share(time) : time, duration, session);
    expect(status).toBe(200);
  }
  expect(await state()).toEqual(after());
});

test("crossing the threshold and scrobbling as well counts two views", async () => {
  await friend.report(ratingKey, share(0.5), duration, "a");
  await friend.report(ratingKey, share(0.95), duration, "a");
  await friend.ask(`/:/scrobble?key=${ratingKey}&identifier=com.plexapp.plugins.library`, { method: "PUT" });
  expect((await state()).viewCount).toBe(2);
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
