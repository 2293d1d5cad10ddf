import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Standin, serverIds, startStandin, titles } from "../index.ts";
import { ask, listOf, signIn, turn, Visitor } from "./visitor.ts";

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

const fault = (about: object) =>
  turn(standin, "POST", "/faults", { host: serverIds.cinema, path: "^/library", ...about });

test("a fault strikes its path and method as often as told, then the truth is back", async () => {
  expect(
    await fault({
      status: 503,
      body: "busy",
      contentType: "text/plain",
      headers: { "Retry-After": "7" },
      times: 2,
    }),
  ).toEqual({ id: expect.any(Number) });
  for (let turns = 0; turns < 2; turns++) {
    const { status, text, headers } = await owner.ask("/library/sections");
    expect([status, text, headers.get("retry-after")]).toEqual([503, "busy", "7"]);
  }
  expect((await owner.ask("/library/sections")).status).toBe(200);
  await fault({ status: 500, method: "put" });
  expect((await owner.ask("/library/sections")).status).toBe(200);
  await turn(standin, "DELETE", "/faults");
});

test("every server has a second address that is that very server", async () => {
  const servers = await turn(standin, "GET", "/servers");
  expect(servers).toHaveLength(2);
  for (const each of listOf(servers)) {
    expect(each.sideUrl).not.toBe(each.url);
    const { body } = await ask(`${String(each.sideUrl)}/identity`);
    expect(body).toMatchObject({ MediaContainer: { machineIdentifier: each.id } });
  }
});

test("a fault for plex.tv leaves the servers alone, and one for all strikes both", async () => {
  await fault({ host: "tv", path: ".", status: 429 });
  expect((await ask(`${standin.url}/api/v2/user`)).status).toBe(429);
  expect((await owner.ask("/library/sections")).status).toBe(200);
  await fault({ host: "*", path: ".", status: 418 });
  expect((await owner.ask("/library/sections")).status).toBe(418);
});

test("a delay is a delay, and then comes the real answer", async () => {
  await fault({ delayMs: 150 });
  const from = performance.now();
  expect((await owner.ask("/library/sections")).status).toBe(200);
  expect(performance.now() - from).toBeGreaterThanOrEqual(145);
});

test("a cut ends the connection after that many bytes of the real body", async () => {
  await fault({ cutAfterBytes: 1000, path: "^/library/parts" });
  const [media] = listOf((await owner.item(titles.directPlay.ratingKey)).Media);
  const [part] = listOf(media?.Part);
  const response = await fetch(owner.base + String(part?.key), { headers: { "X-Plex-Token": owner.token } });
  expect(response.headers.get("content-length")).toBe(String(part?.size));
  let received = 0;
  await expect(async () => {
    for await (const chunk of response.body ?? []) received += chunk.length;
  }).rejects.toThrow();
  expect(received).toBe(1000);
});

test("a cut works on JSON as well", async () => {
  await fault({ cutAfterBytes: 10 });
  await expect(owner.ask("/library/sections")).rejects.toThrow();
});

test("a server goes down with its connections, and comes up on the same port", async () => {
  await turn(standin, "POST", `/servers/${serverIds.cinema}/down`);
  await expect(owner.ask("/identity")).rejects.toThrow();
  await turn(standin, "POST", `/servers/${serverIds.cinema}/up`);
  expect((await owner.ask("/library/sections")).status).toBe(200);
  await expect(turn(standin, "POST", "/servers/unknown/down")).rejects.toThrow("404");
});

test("the log has what was asked, in order, and whose it was", async () => {
  await turn(standin, "DELETE", "/log");
  await owner.ask("/library/sections?a=b");
  await ask(`${owner.base}/library/sections`);
  await ask(`${standin.url}/api/v2/user`, { token: await signIn(standin, "demo-friend") });
  const response = await fetch(`${standin.controlUrl}/log`);
  const rows = listOf(await response.json());
  expect(rows[0]).toMatchObject({
    host: serverIds.cinema,
    method: "GET",
    path: "/library/sections",
    query: { a: "b" },
    headers: { "x-plex-client-identifier": "visitor", "x-plex-token": owner.token },
    status: 200,
    account: "demo-owner",
  });
  expect(rows[1]).toMatchObject({ status: 401, account: null });
  expect(rows.at(-1)).toMatchObject({ host: "tv", path: "/api/v2/user", account: "demo-friend" });
});

test("every token ever issued is told, the revoked ones too", async () => {
  const token = await signIn(standin, "demo-friend");
  await turn(standin, "POST", "/tokens/revoke", { token });
  const all: unknown = await (await fetch(`${standin.controlUrl}/tokens`)).json();
  expect(all).toEqual(expect.arrayContaining([token, owner.token]));
  expect((await ask(`${standin.url}/api/v2/user`, { token })).status).toBe(401);
});

test("an added account signs in and has what it was given", async () => {
  const stranger = await turn(standin, "POST", "/accounts", { title: "Stranger" });
  expect(stranger).toMatchObject({ title: "Stranger", username: "stranger", servers: [] });
  const nothing = await ask(`${standin.url}/api/v2/resources`, { token: await signIn(standin, "stranger") });
  expect(JSON.parse(nothing.text)).toMatchObject([{ name: "Living Room" }]);
  await turn(standin, "POST", "/accounts", {
    title: "Aunt",
    servers: [{ serverId: serverIds.attic, owned: true }],
  });
  const aunt = await Visitor.on(standin, "aunt", serverIds.attic);
  expect((await aunt.ask("/status/sessions")).status).toBe(200);
  await expect(turn(standin, "POST", "/accounts", { title: "Aunt" })).rejects.toThrow("400");
});

test("a termination comes with the next report of that session, once", async () => {
  const end = { serverId: serverIds.cinema, sessionId: "mine", code: 2006, text: "Enough for today." };
  await turn(standin, "POST", "/terminations", end);
  const report = (session: string) => owner.report(titles.directPlay.ratingKey, 70_000, 600_000, session);
  expect(JSON.stringify((await report("other")).body)).not.toContain("termination");
  const told = await report("mine");
  expect(told.status).toBe(200);
  expect(told.body.MediaContainer).toMatchObject({
    terminationCode: 2006,
    terminationText: "Enough for today.",
  });
  expect(JSON.stringify((await report("mine")).body)).not.toContain("termination");
});

test("reset forgets sign-ins unless told to keep them", async () => {
  const token = await signIn(standin, "demo-owner");
  await turn(standin, "POST", "/reset", { keepSignIns: true });
  expect((await ask(`${standin.url}/api/v2/user`, { token })).status).toBe(200);
  await turn(standin, "POST", "/reset");
  expect((await ask(`${standin.url}/api/v2/user`, { token })).status).toBe(401);
  expect((await owner.ask("/library/sections")).status).toBe(401);
  owner = await Visitor.on(standin, "demo-owner");
});

test("sessions: who plays what, for the owner; gone when stopped", async () => {
  expect((await owner.ask("/status/sessions")).body).toEqual({ MediaContainer: { size: 0 } });
  await owner.report(titles.directPlay.ratingKey, 70_000, 600_000, "mine");
  const [row] = await owner.rows("/status/sessions");
  expect(row).toMatchObject({
    sessionKey: "1",
    viewOffset: 70_000,
    User: { id: "1" },
    Player: { state: "playing" },
  });
  await owner.report(titles.directPlay.ratingKey, 80_000, 600_000, "mine", "stopped");
  expect(await owner.rows("/status/sessions")).toEqual([]);
});
