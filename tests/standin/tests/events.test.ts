import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Standin, serverIds, startStandin, titles } from "../index.ts";
import { Listener } from "./listener.ts";
import { listOf, titlesOf, turn, Visitor } from "./visitor.ts";

let standin: Standin;
let owner: Visitor;
let friend: Visitor;
const open: Listener[] = [];
beforeAll(async () => {
  standin = await startStandin();
  [owner, friend] = [await Visitor.on(standin, "demo-owner"), await Visitor.on(standin, "demo-friend")];
});
afterAll(() => standin.close());
afterEach(async () => {
  for (const listener of open.splice(0)) listener.close();
  await turn(standin, "POST", "/reset", { keepSignIns: true });
});

const kept = async (opening: Promise<Listener>) => {
  const listener = await opening;
  open.push(listener);
  return listener;
};
const events = (visitor: Visitor, filters?: string) => kept(Listener.events(visitor, filters));
const socket = (visitor: Visitor, query?: string) => kept(Listener.socket(visitor, query));
const about = (more: object) => ({ serverId: serverIds.cinema, ...more });
const { ratingKey } = titles.directPlay;

test.each([
  ["an event stream", (visitor: Visitor) => events(visitor)],
  ["a WebSocket", (visitor: Visitor) => socket(visitor)],
])("%s tells of playback as it is reported, in text ids", async (_, listen) => {
  const listener = await listen(owner);
  await owner.report(ratingKey, 70_000, 600_000, "mine");
  const said = await listener.next("playing");
  expect(said).toMatchObject({
    sessionKey: "1",
    ratingKey,
    key: `/library/metadata/${ratingKey}`,
    viewOffset: 70_000,
    state: "playing",
    clientIdentifier: "visitor",
  });
  expect(said).not.toHaveProperty("transcodeSession");
  await owner.report(ratingKey, 80_000, 600_000, "mine", "stopped");
  expect(await listener.next("playing", (each) => each.state === "stopped")).toMatchObject({
    viewOffset: 80_000,
  });
});

test("an event stream speaks in single elements and keeps itself alive", async () => {
  const url = `${owner.base}/:/eventsource/notifications?X-Plex-Token=${owner.token}`;
  const leave = new AbortController();
  const response = await fetch(url, { signal: leave.signal });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  expect(response.headers.get("x-plex-protocol")).toBe("1.0");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe("event: ping\ndata: {}\n\n");
  await turn(standin, "POST", "/notifications/ping");
  expect((await reader?.read())?.value).toBe("event: ping\ndata: {}\n\n");
  await turn(standin, "POST", "/library/edit", about({ ratingKey, summary: "New words." }));
  expect((await reader?.read())?.value).toMatch(/^event: timeline\ndata: \{"TimelineEntry":\{.+\}\}\n\n/);
  leave.abort();
});

test.each([
  ["playing", ["playing"]],
  ["status,timeline", ["timeline", "status"]],
  ["-playing", ["timeline", "status"]],
  ["", ["playing", "timeline", "status"]],
  [undefined, ["playing", "timeline", "status"]],
])("filters=%s lets through %j", async (filters, types) => {
  const listener = await events(owner, filters);
  await owner.report(ratingKey, 70_000, 600_000, "mine");
  await turn(standin, "POST", "/library/edit", about({ ratingKey, summary: "New words." }));
  await listener.next(String(types.at(-1)));
  expect(listener.types()).toEqual(types);
});

test("others hear their own playback and of libraries they see, and nothing else", async () => {
  const [theirs, all] = [await events(friend), await events(owner)];
  await owner.report(ratingKey, 70_000, 600_000, "mine");
  await turn(standin, "POST", "/activities", about({ type: "media.generate.credits", title: "Credits" }));
  await owner.ask("/:/prefs?LibraryVideoPlayedThreshold=80", { method: "PUT" });
  const [archived] = await owner.rows(
    "/library/sections/3/all?type=1&X-Plex-Container-Start=0&X-Plex-Container-Size=1",
  );
  await turn(standin, "POST", "/library/edit", about({ ratingKey: archived?.ratingKey, summary: "Old." }));
  await friend.report(ratingKey, 90_000, 600_000, "theirs");
  await turn(standin, "POST", "/library/edit", about({ ratingKey, summary: "New words." }));
  expect(await theirs.next("timeline")).toMatchObject({ sectionID: "1", itemID: ratingKey });
  expect(await theirs.next("playing")).toMatchObject({ viewOffset: 90_000 });
  await theirs.next("status");
  expect(theirs.types()).toEqual(["playing", "timeline", "status"]);
  await all.next("timeline", (each) => each.sectionID === "1");
  expect(new Set(all.types())).toEqual(new Set(["playing", "activity", "preference", "timeline", "status"]));
});

test("an added film is told, listed, playable, and gone after a reset", async () => {
  const listener = await socket(owner);
  const { ratingKey: added } = await turn(
    standin,
    "POST",
    "/library/add",
    about({ like: ratingKey, title: "Fresh Paint" }),
  );
  const done = await listener.next("timeline", (each) => each.state === 5);
  expect(done).toMatchObject({ itemID: added, sectionID: "1", type: 1, title: "Fresh Paint" });
  expect(listener.heard.filter((each) => each.event === "timeline")).toHaveLength(3);
  await listener.next("status", (each) => each.notificationName === "LIBRARY_UPDATE");
  const detail = await owner.item(String(added));
  const [part] = listOf(listOf(detail.Media)[0]?.Part);
  const bytes = await owner.ask(String(part?.key), { headers: { Range: "bytes=0-9" } });
  expect(bytes.status).toBe(206);
  const [newest] = await owner.rows(
    "/library/recentlyAdded?X-Plex-Container-Start=0&X-Plex-Container-Size=1",
  );
  expect(newest?.title).toBe("Fresh Paint");
  await turn(standin, "POST", "/reset", { keepSignIns: true });
  expect((await owner.ask(`/library/metadata/${String(added)}`)).status).toBe(404);
});

test("a new episode comes after the last of its season", async () => {
  const [first] = await owner.rows(`/library/metadata/${titles.show.ratingKey}/allLeaves`);
  const season = String(first?.parentRatingKey);
  const before = await owner.rows(`/library/metadata/${season}/children`);
  await turn(standin, "POST", "/library/add", about({ like: first?.ratingKey, title: "One More" }));
  const after = await owner.rows(`/library/metadata/${season}/children`);
  expect(after).toHaveLength(before.length + 1);
  expect(after.at(-1)).toMatchObject({ title: "One More", index: before.length + 1 });
  expect(await owner.item(season)).toMatchObject({ leafCount: before.length + 1 });
});

test("an edited film has its new words and a new stamp on its pictures", async () => {
  const listener = await events(owner);
  const before = await owner.item(ratingKey);
  const counter = async () =>
    Number(listOf((await owner.container("/library/sections")).Directory)[0]?.contentChangedAt);
  const counted = await counter();
  await turn(standin, "POST", "/library/edit", about({ ratingKey, title: "The Lamp Relit", year: 1999 }));
  expect(await listener.next("timeline")).toMatchObject({ state: 5, title: "The Lamp Relit" });
  const after = await owner.item(ratingKey);
  expect(after).toMatchObject({ title: "The Lamp Relit", year: 1999 });
  expect(after.thumb).not.toBe(before.thumb);
  expect(await counter()).toBe(counted + 1);
});

test("a deleted show is told episode by episode, and nothing of it is left", async () => {
  const listener = await events(owner, "timeline");
  const show = titles.show.ratingKey;
  const leaves = await owner.rows(`/library/metadata/${show}/allLeaves`);
  await turn(standin, "POST", "/library/delete", about({ ratingKey: show }));
  expect(await listener.next("timeline", (each) => each.itemID === show)).toMatchObject({ state: 9 });
  expect(listener.types().length).toBeGreaterThan(leaves.length);
  for (const key of [show, leaves[0]?.ratingKey])
    expect((await owner.ask(`/library/metadata/${String(key)}`)).status).toBe(404);
  expect(titlesOf(await owner.rows("/library/sections/2/all?type=2"))).not.toContain(titles.show.title);
});

test("a scan begins, is listed, and can be cancelled by the owner alone", async () => {
  const listener = await events(friend);
  await turn(standin, "POST", "/library/scan", about({ sectionId: "1" }));
  const { Activity } = await listener.next("activity");
  expect(Activity).toMatchObject({
    type: "library.update.section",
    progress: 0,
    Context: { librarySectionID: "1" },
  });
  const refreshing = async () =>
    listOf((await owner.container("/library/sections")).Directory).map((each) => each.refreshing);
  expect((await refreshing()).indexOf(true)).toBe(0);
  const [row] = listOf((await owner.container("/activities")).Activity);
  expect(row).toMatchObject({ uuid: expect.any(String), cancellable: true });
  expect(await friend.container("/activities")).toEqual({ size: 0 });
  const cancel = (by: Visitor) => by.ask(`/activities/${String(row?.uuid)}`, { method: "DELETE" });
  expect((await cancel(friend)).status).toBe(403);
  expect((await cancel(owner)).status).toBe(200);
  expect(await listener.next("activity", (each) => each.event === "ended")).toMatchObject({
    uuid: row?.uuid,
  });
  expect((await cancel(owner)).status).toBe(404);
  expect(await refreshing()).not.toContain(true);
});

test("an activity moves from start to end", async () => {
  const listener = await socket(owner, "&filters=activity");
  const { uuid } = await turn(
    standin,
    "POST",
    "/activities",
    about({ type: "media.generate.chapter.thumbs", title: "Thumbs" }),
  );
  await turn(standin, "POST", "/activities/progress", about({ uuid, progress: 40 }));
  await turn(standin, "POST", "/activities/progress", about({ uuid }));
  await listener.next("activity", (each) => each.event === "ended");
  const steps = listener.heard.map(({ data }) => data.ActivityNotification);
  expect(steps).toMatchObject([
    { event: "started", Activity: { progress: 0 } },
    { event: "updated", Activity: { progress: 40 } },
    { event: "ended", Activity: { progress: 100 } },
  ]);
});

test("the owner's refresh of a library is a scan, too", async () => {
  const listener = await events(owner);
  expect((await friend.ask("/library/sections/1/refresh")).status).toBe(403);
  expect((await owner.ask("/library/sections/77/refresh")).status).toBe(404);
  expect((await owner.ask("/library/sections/1/refresh")).status).toBe(200);
  await listener.next("status");
  expect(listener.types()).toEqual(["activity", "activity", "status"]);
});

test("strangers are refused, and the singular path is nobody's", async () => {
  const stranger = new Visitor(owner.base, "nonsense");
  await expect(Listener.events(stranger)).rejects.toThrow("401");
  await expect(Listener.socket(stranger)).rejects.toThrow("401");
  await expect(Listener.socket(owner, "", "/:/websocket/notifications")).rejects.toThrow("404");
  const clients = Listener.socket(owner, "", "/%3A/websockets/notifications");
  open.push(await clients);
});

test("a server that goes down takes its listeners along, and a fault keeps them out", async () => {
  const [stream, line] = [await events(owner), await socket(owner)];
  await turn(standin, "POST", `/servers/${serverIds.cinema}/down`);
  await Promise.all([stream.ended, line.ended]);
  await turn(standin, "POST", `/servers/${serverIds.cinema}/up`);
  await turn(standin, "POST", "/faults", { host: serverIds.cinema, path: "notifications", status: 503 });
  await expect(Listener.socket(owner)).rejects.toThrow("503");
  await turn(standin, "DELETE", "/faults");
  await turn(standin, "POST", "/faults", { host: serverIds.cinema, path: "websockets", reset: true });
  await expect(Listener.socket(owner)).rejects.toThrow();
});
