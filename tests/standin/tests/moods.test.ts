import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Standin, serverIds, startStandin, titles } from "../index.ts";
import { ask, type Json, listOf, resourcesOf, signIn, turn, Visitor } from "./visitor.ts";

/* Knobs for what servers differ in: each is turned, seen, and gone after a reset. */

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

const { cinema } = serverIds;
const decision = (visitor: Visitor) =>
  visitor.container(
    `/video/:/transcode/universal/decision?${new URLSearchParams({
      ...{ path: "/library/metadata/1", protocol: "hls", session: "m1", directPlay: "1", hasMDE: "0" },
      ...{ "X-Plex-Platform": "Chrome", "X-Plex-Client-Identifier": "visitor" },
    })}`,
  );
const fileOf = async (visitor: Visitor) => {
  const { Media } = await visitor.item("1");
  return String(listOf(listOf(Media)[0]?.Part)[0]?.key);
};

test("a server without the undescribed routes of the home page has no features for them", async () => {
  const undescribed = [
    "/hubs/promoted",
    "/hubs/continueWatching",
    "/library/onDeck",
    "/library/recentlyAdded",
  ];
  const features = async () => {
    const { MediaProvider } = await owner.container("/media/providers");
    return listOf(listOf(MediaProvider)[0]?.Feature).map((feature) => feature.type);
  };
  expect(await features()).toContain("continuewatching");
  await turn(standin, "POST", `/servers/${cinema}/home`, { classic: true });
  for (const path of undescribed) expect((await owner.ask(path)).status).toBe(404);
  expect(await features()).not.toContain("continuewatching");
  const { Hub } = await owner.container("/hubs?identifier=home.continue,home.ondeck");
  expect(listOf(Hub).map((hub) => hub.hubIdentifier)).toEqual(["home.continue", "home.ondeck"]);
});

test("remote viewers are refused in the server's words, decision and file", async () => {
  const text = "Get a pass to watch from afar.";
  await turn(standin, "POST", `/servers/${cinema}/remote`, { text });
  for (const visitor of [owner, friend]) {
    expect(await decision(visitor)).toMatchObject({ generalDecisionCode: 2000, generalDecisionText: text });
    expect((await visitor.ask(await fileOf(visitor))).status).toBe(503);
  }
  // The owner has a pass: nobody needs one of their own.
  await turn(standin, "POST", `/servers/${cinema}/remote`, { everybody: false });
  expect(await decision(friend)).toMatchObject({ generalDecisionCode: 1000 });
});

test("a token just issued is unknown to its server for so many requests", async () => {
  await turn(standin, "POST", "/tokens/unsettled", { requests: 2 });
  await turn(standin, "POST", "/accounts", { title: "Demo Guest", servers: [{ serverId: cinema }] });
  const guest = await Visitor.on(standin, "demo-guest");
  const statuses: number[] = [];
  for (let turns = 0; turns < 3; turns++) statuses.push((await guest.ask("/library/sections")).status);
  expect(statuses).toEqual([401, 401, 200]);
  expect((await ask(`${guest.base}/identity`, { token: guest.token })).status).toBe(200);
  expect((await owner.ask("/library/sections")).status).toBe(200);
});

test("a server below a path: there and nowhere else, as its row in the resources says", async () => {
  await turn(standin, "POST", "/resources", {
    account: "demo-owner",
    shape: "below-a-path",
    serverId: cinema,
  });
  const resources = await resourcesOf(standin, await signIn(standin, "demo-owner"));
  const row = resources.find((each) => each.clientIdentifier === cinema);
  const [{ uri } = { uri: "" }] = row?.connections ?? [];
  expect(uri).toMatch(/:\d+\/plex$/);
  const servers: Json[] = await (await fetch(`${standin.controlUrl}/servers`)).json();
  expect(servers.find((each) => each.id === cinema)?.proxyUrl).toBe(uri);
  const below = new Visitor(uri, owner.token);
  expect((await below.container("/identity")).machineIdentifier).toBe(cinema);
  expect(await below.rows("/library/sections/1/all")).toHaveLength(31);
  const forgetful = new Visitor(new URL(uri).origin, owner.token);
  const lost = await forgetful.ask("/library/sections");
  expect([lost.status, lost.headers.get("x-plex-protocol")]).toEqual([404, null]);
  const log: Json[] = await (await fetch(`${standin.controlUrl}/log`)).json();
  expect(log.filter((each) => each.host === "proxy")).toMatchObject([{ path: "/library/sections" }]);
});

test.each(["nameless", "empty-name"])("a server without a name: %s", async (shape) => {
  await turn(standin, "POST", "/resources", { account: "demo-owner", shape, serverId: cinema });
  const { text } = await ask(`${standin.url}/api/v2/resources`, {
    token: await signIn(standin, "demo-owner"),
  });
  const rows: Json[] = JSON.parse(text);
  const row = rows.find((each) => each.clientIdentifier === cinema);
  expect(row?.name ?? "").toBe("");
});

test.each([[null], [""], [[]], [{}]])("every optional field of a row is %j", async (optional) => {
  const before = await owner.rows("/library/sections/1/all");
  await turn(standin, "POST", "/faults", { host: cinema, path: "/all$", optional });
  const rows = await owner.rows("/library/sections/1/all");
  expect(rows.map(({ ratingKey, title, type }) => ({ ratingKey, title, type }))).toEqual(
    before.map(({ ratingKey, title, type }) => ({ ratingKey, title, type })),
  );
  const { directPlay } = titles;
  const row = rows.find(({ ratingKey }) => ratingKey === directPlay.ratingKey);
  expect(row).toMatchObject({ year: optional, Genre: optional, thumb: optional, duration: optional });
  expect(listOf(row?.Media)[0]).toMatchObject({ container: "mp4", bitrate: optional });
});
