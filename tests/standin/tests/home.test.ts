import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, serverIds, startStandin } from "../index.ts";
import { ask, listOf, resourcesOf, signIn, titlesOf, Visitor } from "./visitor.ts";

let standin: Standin;
let token: string;
beforeAll(async () => {
  standin = await startStandin();
  token = await signIn(standin, "demo-owner");
});
afterAll(() => standin.close());

const users = async (by = token) => (await ask(`${standin.url}/api/v2/home/users`, { token: by })).body.users;
const turnInto = (uuid: unknown, pin = "", by = token) =>
  ask(`${standin.url}/api/v2/home/users/${String(uuid)}/switch${pin && `?pin=${pin}`}`, {
    method: "POST",
    token: by,
  });

test("the Home: its protected admin, and a managed child without e-mail or username", async () => {
  const { status, body } = await ask(`${standin.url}/api/v2/home/users`, { token });
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: expect.any(Number), name: "Demo Owner's Home" });
  expect(body.users).toMatchObject([
    { title: "Demo Owner", username: "demo-owner", admin: true, protected: true, restricted: false },
    { title: "Demo Kid", username: "", email: "", admin: false, protected: false, restricted: true },
  ]);
});

test("who is in no Home is alone; without a token there is nobody", async () => {
  const alone = listOf(await users(await signIn(standin, "demo-friend")));
  expect(titlesOf(alone)).toEqual(["Demo Friend"]);
  expect((await ask(`${standin.url}/api/v2/home/users`)).status).toBe(401);
});

test("becoming the child gives a token of the child, that sees the child's share", async () => {
  const [, kid] = listOf(await users());
  const { status, body } = await turnInto(kid?.uuid);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    title: "Demo Kid",
    restricted: true,
    home: true,
    homeAdmin: false,
    homeSize: 2,
  });
  const own = String(body.authToken);
  expect(own).not.toBe(token);
  const me = await ask(`${standin.url}/api/v2/user`, { token: own });
  expect(me.body).toMatchObject({ title: "Demo Kid", hasPassword: false, username: "" });
  const [cinema, ...others] = await resourcesOf(standin, own);
  expect(cinema).toMatchObject({ clientIdentifier: serverIds.cinema, owned: false, home: true });
  expect(others.filter((each) => each.connections)).toEqual([]);
  const child = new Visitor(String(cinema?.connections?.at(-1)?.uri), String(cinema?.accessToken));
  expect((await child.container("/library/sections")).Directory).toMatchObject([{ key: "1" }, { key: "2" }]);
  expect((await child.ask("/status/sessions")).status).toBe(403);
});

test.each([
  ["without a PIN", ""],
  ["with a wrong PIN", "9999"],
])("a protected user can't be had %s: 403 and code 1041", async (_, pin) => {
  const [owner, kid] = listOf(await users());
  const asKid = String((await turnInto(kid?.uuid)).body.authToken);
  const { status, body } = await turnInto(owner?.uuid, pin, asKid);
  expect(status).toBe(403);
  expect(body.errors).toMatchObject([{ code: 1041, status: 403 }]);
  const back = await turnInto(owner?.uuid, "1234", asKid);
  expect([back.status, back.body.title]).toEqual([201, "Demo Owner"]);
});

test("strangers and people outside the Home are not there", async () => {
  expect((await turnInto("0000000000000000")).status).toBe(404);
  const [owner] = listOf(await users());
  expect((await turnInto(owner?.uuid, "1234", await signIn(standin, "demo-friend"))).status).toBe(404);
  expect((await turnInto(owner?.uuid, "1234", "nonsense")).status).toBe(401);
});

test("a pass and a free account", async () => {
  const owner = (await ask(`${standin.url}/api/v2/user`, { token })).body;
  expect(owner.subscription).toMatchObject({ active: true, status: "Active", plan: "lifetime" });
  const friend = await ask(`${standin.url}/api/v2/user`, { token: await signIn(standin, "demo-friend") });
  expect(friend.body.subscription).toMatchObject({ active: false, status: "Inactive", plan: null });
  expect(friend.body).toMatchObject({ home: false, homeSize: 1, protected: false });
  // A server's pass is its owner's, whoever asks.
  const pass = async (serverId: string) =>
    (await (await Visitor.on(standin, "demo-owner", serverId)).container("/")).myPlexSubscription;
  expect([await pass(serverIds.cinema), await pass(serverIds.attic)]).toEqual([true, false]);
  expect(owner.profile).toMatchObject({
    defaultAudioLanguages: null,
    autoSelectSubtitle: expect.any(Number),
  });
});

test("ping keeps a token fresh, and knows a dead one", async () => {
  expect((await ask(`${standin.url}/api/v2/ping`, { token })).body).toEqual({ pong: true });
  expect((await ask(`${standin.url}/api/v2/ping`, { token: "nonsense" })).status).toBe(401);
});
