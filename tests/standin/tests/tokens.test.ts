import { afterAll, beforeAll, expect, test } from "vitest";
import { type Standin, serverIds, startStandin } from "../index.ts";
import { ask, resourcesOf, signIn, titlesOf, turn, Visitor } from "./visitor.ts";

let standin: Standin;
let cinema: Visitor;
let attic: Visitor;
beforeAll(async () => {
  standin = await startStandin();
  cinema = await Visitor.on(standin, "demo-owner");
  attic = await Visitor.on(standin, "demo-owner", serverIds.attic);
});
afterAll(() => standin.close());

const unauthorized =
  "<html><head><title>Unauthorized</title></head><body><h1>401 Unauthorized</h1></body></html>";

test.each([
  ["no token", () => undefined],
  ["a wrong token", () => "nonsense"],
  ["another server's token", () => attic.token],
])("%s gets the 91 bytes of 401 as HTML", async (_, token) => {
  const reply = await ask(`${cinema.base}/library/sections`, { token: token() });
  expect(reply.status).toBe(401);
  expect(reply.text).toBe(unauthorized);
  expect(reply.text).toHaveLength(91);
  expect(reply.headers.get("content-type")).toBe("text/html");
  expect(reply.headers.get("x-plex-protocol")).toBe("1.0");
});

test("an account token opens no server", async () => {
  const reply = await ask(`${cinema.base}/`, { token: await signIn(standin, "demo-owner") });
  expect(reply.status).toBe(401);
});

test("unknown paths and items get 85 bytes of 404, bad requests a 400, all as HTML", async () => {
  for (const path of ["/nowhere", "/library/metadata/999999", "/library/sections/77/all"]) {
    const { status, text, headers } = await cinema.ask(path);
    expect([status, text]).toEqual([
      404,
      "<html><head><title>Not Found</title></head><body><h1>404 Not Found</h1></body></html>",
    ]);
    expect(headers.get("x-plex-protocol")).toBe("1.0");
  }
  const bad = await cinema.ask("/hubs/search?query=");
  expect(bad.text).toBe(
    "<html><head><title>Bad Request</title></head><body><h1>400 Bad Request</h1></body></html>",
  );
});

test("the token is taken from header or query, and /identity needs none", async () => {
  const plain = { Accept: "application/json" };
  const inQuery = await fetch(`${cinema.base}/?X-Plex-Token=${cinema.token}`, { headers: plain });
  expect(inQuery.status).toBe(200);
  const identity = await fetch(`${cinema.base}/identity`, {
    headers: { ...plain, "X-Plex-Token": "nonsense" },
  });
  expect(identity.status).toBe(200);
  expect(identity.headers.get("x-plex-protocol")).toBe("1.0");
});

test("JSON only for those who ask for it; anything gets XML", async () => {
  for (const accept of ["*/*", "text/html"]) {
    const response = await fetch(`${cinema.base}/library/sections?X-Plex-Token=${cinema.token}`, {
      headers: { accept },
    });
    expect(response.headers.get("content-type")).toBe("text/xml;charset=utf-8");
    const text = await response.text();
    expect(text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<MediaContainer size="11" allowSync="0"/,
    );
    expect(text).toContain('key="1" type="movie" title="Movies"');
  }
});

test("the same ratingKey is another film on the other server", async () => {
  const [here, there] = [await cinema.item("1"), await attic.item("1")];
  expect(titlesOf([here, there])).toEqual(["The Lamp at Skerry Point", "Grandfather's Eight Millimetres"]);
});

test("a revoked server token is refused and replaced by the next look at the resources", async () => {
  const account = await signIn(standin, "demo-friend");
  const [before] = await resourcesOf(standin, account);
  const friend = await Visitor.on(standin, "demo-friend");
  expect(friend.token).toBe(before?.accessToken);
  await turn(standin, "POST", "/tokens/revoke", { token: friend.token });
  expect((await friend.ask("/library/sections")).status).toBe(401);
  const renewed = await Visitor.on(standin, "demo-friend");
  expect(renewed.token).not.toBe(friend.token);
  expect((await renewed.ask("/library/sections")).status).toBe(200);
});

test("a friend sees only what is shared, and nothing of the owner's", async () => {
  const friend = await Visitor.on(standin, "demo-friend");
  const sections = (await friend.container("/library/sections")).Directory;
  expect(sections).toMatchObject([{ key: "1" }, { key: "2" }]);
  expect((await friend.ask("/library/sections/3/all")).status).toBe(404);
  expect((await friend.ask("/library/metadata/10001")).status).toBe(404);
  expect((await cinema.ask("/library/metadata/10001")).status).toBe(200);
  for (const path of ["/status/sessions", "/:/prefs"]) {
    expect((await friend.ask(path)).status).toBe(403);
    expect((await cinema.ask(path)).status).toBe(200);
  }
  expect(await resourcesOf(standin, await signIn(standin, "demo-friend"))).toHaveLength(2);
});
