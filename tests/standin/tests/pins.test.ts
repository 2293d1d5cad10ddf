import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Standin, startStandin } from "../index.ts";
import { ask, signIn, turn } from "./visitor.ts";

let standin: Standin;
beforeAll(async () => {
  standin = await startStandin();
});
afterAll(() => standin.close());

const create = () => ask(`${standin.url}/api/v2/pins?strong=true`, { method: "POST" });
const check = (id: unknown, client = "visitor") =>
  ask(`${standin.url}/api/v2/pins/${String(id)}`, { headers: { "X-Plex-Client-Identifier": client } });

test("a strong PIN is created with 201, 25 characters and half an hour", async () => {
  const { status, body } = await create();
  expect(status).toBe(201);
  expect(body).toMatchObject({
    expiresIn: 1800,
    clientIdentifier: "visitor",
    authToken: null,
    trusted: false,
  });
  expect(body.code).toMatch(/^[a-z0-9]{25}$/);
  expect(body.id).toBeTypeOf("number");
});

test("a weak PIN has four characters and a quarter of an hour", async () => {
  const { body } = await ask(`${standin.url}/api/v2/pins`, { method: "POST" });
  expect(body.code).toMatch(/^[A-Z0-9]{4}$/);
  expect(body.expiresIn).toBe(900);
});

test("without a client identifier everything is refused with code 1000", async () => {
  const response = await fetch(`${standin.url}/api/v2/pins?strong=true`, {
    method: "POST",
    headers: { Accept: "application/json" },
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    errors: [{ code: 1000, message: "X-Plex-Client-Identifier is missing", status: 400 }],
  });
});

test("a PIN is bound to the client that made it", async () => {
  const { body } = await create();
  expect((await check(body.id)).status).toBe(200);
  expect((await check(body.id, "somebody else")).status).toBe(401);
  expect((await check(1)).status).toBe(404);
});

test("an approved PIN gives its token, on later polls too", async () => {
  const { body } = await create();
  expect((await check(body.id)).body.authToken).toBeNull();
  await turn(standin, "POST", "/pins/approve", { code: body.code, account: "demo-owner" });
  const first = await check(body.id);
  expect(first.body).toMatchObject({ newRegistration: false });
  expect(first.body.authToken).toMatch(/^\S{20}$/);
  expect((await check(body.id)).body.authToken).toBe(first.body.authToken);
});

test("an expired and a denied PIN are gone", async () => {
  for (const end of ["expire", "deny"]) {
    const { body } = await create();
    await turn(standin, "POST", `/pins/${end}`, { code: body.code });
    expect((await check(body.id)).status).toBe(404);
  }
});

test("a slow approval shows up later, all at once", async () => {
  const { body } = await create();
  await turn(standin, "POST", "/pins/slow", { delayMs: 60_000 });
  await turn(standin, "POST", "/pins/approve", { code: body.code, account: "demo-owner" });
  expect((await check(body.id)).body).toMatchObject({ authToken: null, newRegistration: null });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
  try {
    expect((await check(body.id)).body).toMatchObject({
      authToken: expect.any(String),
      newRegistration: false,
    });
  } finally {
    vi.useRealTimers();
    await turn(standin, "POST", "/pins/slow", { delayMs: 0 });
  }
});

test.each([
  ["true", 1800],
  ["false", 900],
])("strong=%s: gone after %i seconds, not before", async (strong, seconds) => {
  const { body } = await ask(`${standin.url}/api/v2/pins?strong=${strong}`, { method: "POST" });
  const from = Date.now();
  try {
    vi.useFakeTimers({ toFake: ["Date"], now: from + (seconds - 1) * 1000 });
    expect((await check(body.id)).status).toBe(200);
    vi.setSystemTime(from + (seconds + 1) * 1000);
    expect((await check(body.id)).status).toBe(404);
  } finally {
    vi.useRealTimers();
  }
});

test("four characters are typed at the link page by somebody who is signed in", async () => {
  const { body } = await ask(`${standin.url}/api/v2/pins`, { method: "POST" });
  const link = (code: unknown, token?: string) =>
    ask(`${standin.url}/api/v2/pins/link`, {
      method: "PUT",
      token,
      headers: { "X-Plex-Client-Identifier": "plex-web" },
      body: new URLSearchParams({ code: String(code) }),
    });
  expect((await link(body.code)).status).toBe(401);
  const token = await signIn(standin, "demo-friend");
  expect((await link("????", token)).status).toBe(404);
  expect((await link((await create()).body.code, token)).status).toBe(404);
  const linked = await link(String(body.code).toLowerCase(), token);
  expect([linked.status, linked.text]).toEqual([204, ""]);
  const user = await ask(`${standin.url}/api/v2/user`, {
    token: String((await check(body.id)).body.authToken),
  });
  expect(user.body.title).toBe("Demo Friend");
});

test("the link page and its own calls; a managed child is no choice", async () => {
  const page = await ask(`${standin.url}/link?pin=ABCD`);
  expect(page.headers.get("content-type")).toMatch("text/html");
  expect(page.text).toContain("Link a device");
  const { accounts } = (await ask(`${standin.url}/link/accounts`)).body;
  expect(accounts).toMatchObject([{ title: "Demo Owner" }, { title: "Demo Friend" }]);
  const body = new URLSearchParams({ account: "9002" });
  const { token } = (await ask(`${standin.url}/link/sign-in`, { method: "POST", body })).body;
  const user = await ask(`${standin.url}/api/v2/user`, { token: String(token) });
  expect(user.body.title).toBe("Demo Friend");
});

test("every sign-in has a token of its own, and signing out ends only that one", async () => {
  const [first, second] = [await signIn(standin, "demo-owner"), await signIn(standin, "demo-owner")];
  expect(first).not.toBe(second);
  const user = await ask(`${standin.url}/api/v2/user`, { token: first });
  expect(user.body).toMatchObject({
    id: 9001,
    title: "Demo Owner",
    username: "demo-owner",
    authToken: first,
  });
  const out = await ask(`${standin.url}/api/v2/users/signout`, { method: "DELETE", token: first });
  expect([out.status, out.text]).toEqual([204, ""]);
  const gone = await ask(`${standin.url}/api/v2/user`, { token: first });
  expect(gone.status).toBe(401);
  expect(gone.body).toEqual({
    errors: [{ code: 1001, message: "User could not be authenticated", status: 401 }],
  });
  expect((await ask(`${standin.url}/api/v2/user`, { token: second })).status).toBe(200);
});

test("the sign-in page's own calls: who may answer, allow, deny", async () => {
  const { body } = await create();
  const about = { code: String(body.code), clientID: "visitor" };
  const request = (query: Record<string, string>) =>
    fetch(`${standin.url}/auth/request?${new URLSearchParams(query)}`);
  const problem = async (query: Record<string, string>) => (await (await request(query)).json()).problem;
  expect(await problem({ ...about, clientID: "somebody else" })).toMatch("another device");
  expect(await problem({ ...about, code: "unknown" })).toMatch("unknown or has expired");
  const told = await request(about);
  expect(await told.json()).toMatchObject({ accounts: [{ title: "Demo Owner" }, { title: "Demo Friend" }] });
  const answer = (fields: Record<string, string>) =>
    fetch(`${standin.url}/auth/answer`, {
      method: "POST",
      body: new URLSearchParams({ ...about, ...fields }),
    });
  expect((await answer({ allow: "true", account: "9002" })).status).toBe(200);
  const { body: linked } = await check(body.id);
  const user = await ask(`${standin.url}/api/v2/user`, { token: String(linked.authToken) });
  expect(user.body.title).toBe("Demo Friend");
  expect((await answer({ allow: "false" })).status).toBe(200);
  expect((await check(body.id)).status).toBe(404);
});

test("resources: an owned server with a dead and a live address, a shared one, and a player", async () => {
  const { text } = await ask(`${standin.url}/api/v2/resources`, {
    token: await signIn(standin, "demo-owner"),
  });
  const [cinema, attic, player] = JSON.parse(text);
  expect(cinema).toMatchObject({
    name: "Demo Cinema",
    owned: true,
    ownerId: null,
    sourceTitle: null,
    provides: "server",
  });
  expect(attic).toMatchObject({
    name: "Demo Attic",
    owned: false,
    ownerId: 9003,
    sourceTitle: "Demo Neighbour",
  });
  expect(attic.accessToken).not.toBe(cinema.accessToken);
  expect(player.provides).not.toContain("server");
  expect(player).not.toHaveProperty("connections");
  expect(player).not.toHaveProperty("accessToken");
  const [dead, live] = cinema.connections;
  expect(dead).toMatchObject({ local: true, relay: false, IPv6: false });
  await expect(fetch(`${dead.uri}/identity`)).rejects.toThrow();
  const identity = await ask(`${live.uri}/identity`);
  expect(identity.body).toMatchObject({ MediaContainer: { machineIdentifier: cinema.clientIdentifier } });
});
