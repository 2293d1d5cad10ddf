import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Standin, startStandin, titles } from "../index.ts";
import { listOf, titlesOf, turn, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
let friend: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  [owner, friend] = [await Visitor.on(standin, "demo-owner"), await Visitor.on(standin, "demo-friend")];
});
afterAll(() => standin.close());
beforeEach(async () => {
  await turn(standin, "POST", "/reset", { keepSignIns: true });
});

const watching = async (visitor: Visitor) => titlesOf(await visitor.rows("/hubs/home/continueWatching"));
const mark = (visitor: Visitor, action: string, key: unknown) =>
  visitor.ask(`/:/${action}?key=${String(key)}&identifier=x`, { method: "PUT" });
const seeded = [
  titles.inProgress.title,
  "Slack Water",
  "Neon Monsoon",
  "Error Bars",
  "The Cartographer's Apology",
];

test("the owner's home isn't empty at the start, the friend's is", async () => {
  expect(await watching(owner)).toEqual(seeded);
  expect(await watching(friend)).toEqual([]);
  const hub = listOf((await owner.container("/hubs/continueWatching")).Hub)[0];
  expect(hub).toMatchObject({
    hubIdentifier: "home.continue",
    style: "hero",
    type: "mixed",
    size: 5,
    more: false,
  });
  const empty = listOf((await friend.container("/hubs/continueWatching")).Hub)[0];
  expect(empty?.size).toBe(0);
  expect(empty).not.toHaveProperty("Metadata");
});

test("what is watched now comes first, for this account alone", async () => {
  const { ratingKey, title } = titles.directPlay;
  await friend.report(ratingKey, 90_000, 600_000, "s");
  expect(await watching(friend)).toEqual([title]);
  expect(await watching(owner)).toEqual(seeded);
  await owner.report(ratingKey, 120_000, 600_000, "s");
  expect(await watching(owner)).toEqual([title, ...seeded]);
  expect((await friend.item(ratingKey)).viewOffset).toBe(90_000);
  expect((await owner.item(ratingKey)).viewOffset).toBe(120_000);
});

test("a watched episode makes room for the next, over the end of a season, and after the last for nothing", async () => {
  const episodes = await friend.rows(`/library/metadata/${titles.show.ratingKey}/allLeaves`);
  const aired = episodes.filter((episode) => episode.parentIndex !== 0);
  expect(aired).toHaveLength(14);
  expect(episodes.slice(14).map((episode) => episode.parentIndex)).toEqual([0, 0]);
  for (const at of [0, 7]) {
    await mark(friend, "scrobble", aired[at]?.ratingKey);
    expect(await watching(friend)).toEqual([aired[at + 1]?.title]);
  }
  await mark(friend, "scrobble", titles.show.ratingKey);
  expect(await watching(friend)).toEqual([]);
});

test("a finished film leaves, and so does an unscrobbled one", async () => {
  const { ratingKey } = titles.inProgress;
  await mark(owner, "scrobble", ratingKey);
  expect(await watching(owner)).toEqual(seeded.slice(1));
  const neon = (await owner.rows("/hubs/home/continueWatching"))[1];
  expect(neon?.title).toBe("Neon Monsoon");
  await mark(owner, "unscrobble", neon?.ratingKey);
  expect(await watching(owner)).toEqual(["Slack Water", "Error Bars", "The Cartographer's Apology"]);
});

test("removing hides without touching the offset, until it is played again", async () => {
  const { ratingKey, viewOffset } = titles.inProgress;
  const { status, text } = await owner.ask(`/actions/removeFromContinueWatching?ratingKey=${ratingKey}`, {
    method: "PUT",
  });
  expect([status, text]).toEqual([200, ""]);
  expect(await watching(owner)).toEqual(seeded.slice(1));
  expect((await owner.item(ratingKey)).viewOffset).toBe(viewOffset);
  await owner.report(ratingKey, 230_000, 600_000, "s");
  expect(await watching(owner)).toEqual(seeded);
});

test("the other doors to the same truth", async () => {
  for (const path of ["/library/onDeck", "/hubs/home/onDeck", "/hubs/continueWatching/items"]) {
    expect(titlesOf(await owner.rows(path))).toEqual(seeded);
  }
  const films = seeded.filter((title) => title !== "Slack Water" && title !== "Error Bars");
  expect(titlesOf(await owner.rows("/library/sections/1/onDeck"))).toEqual(films);
  const paged = await owner.container(
    "/hubs/home/continueWatching?X-Plex-Container-Start=1&X-Plex-Container-Size=2",
  );
  expect(paged).toMatchObject({ size: 2, offset: 1, totalSize: 5 });
});

test("recently added: films, and shows by the season that grew, the newest first", async () => {
  const rows = await owner.rows("/library/recentlyAdded?X-Plex-Container-Start=0&X-Plex-Container-Size=50");
  const times = rows.map((row) => Number(row.addedAt));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(new Set(rows.map((row) => row.type))).toEqual(new Set(["movie", "season"]));
  // Home mixes what came to television (PROTOCOL §4.2).
  const shows = await owner.rows("/hubs/home/recentlyAdded?type=2");
  expect(new Set(shows.map((row) => row.type))).toEqual(new Set(["show", "season", "episode"]));
});
