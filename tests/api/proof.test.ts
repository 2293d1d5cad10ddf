import type { ValidateFunction } from "ajv/dist/2020.js";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { serverIds } from "../standin/titles.ts";
import { make } from "../support/calls.ts";
import { Client } from "../support/client.ts";
import { given as find, type Given } from "../support/given.ts";
import { compiler, handlers, type OpenApi, openApi } from "../support/openapi.ts";
import { expectProblem } from "../support/problem.ts";
import { startWorld, type World } from "../support/world.ts";
import { cases } from "./cases/index.ts";
import type { Call, Row } from "./cases/row.ts";

/*
 * The same proof for every route: it answers as described, and refuses what it must. The calls are rows of
 * tests/api/cases.
 */

let world: World;
let owner: Client;
let friend: Client;
let given: Given;
let described: OpenApi;
let compile: (place: string[]) => ValidateFunction;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
  friend = await world.signIn("demo-friend");
  given = await find(owner);
  described = await openApi(world.url);
  compile = compiler(described);
  // From here on nothing needs an address, or plex.tv, any more.
  await meetServers();
  await friend.get("/api/plex/test");
});
const meetServers = async () => {
  for (const id of Object.values(serverIds)) await owner.get(`/api/plex/test?server=${id}`);
};
afterAll(() => world.close());
afterEach(() => world.control.clearFaults());

const rows = Object.entries(cases);
const atPlex = rows.filter(([, { plex }]) => plex !== false);
const onAttic = `server=${serverIds.attic}`;
const operationOf = (key: string) => {
  const [method = "", path = ""] = key.split(" ");
  const whole = path.startsWith("/") ? path : `/api/plex/${path}`;
  return { method, path: whole, of: described.paths[whole]?.[method.toLowerCase()] };
};

const bodyOf = (response: Response, type: string): Promise<unknown> =>
  type === "application/json" ? response.json() : response.arrayBuffer();

/** Success, and an answer that is as the description says. */
async function isSound(key: string, response: Response) {
  const { method, path, of } = operationOf(key);
  const said = of?.responses[String(response.status)];
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  if (cases[key]?.endless) await response.body?.cancel();
  const body = response.bodyUsed ? "" : await bodyOf(response, type);
  expect([response.status, body]).toEqual([200, body]);
  expect(response.headers.get("x-request-id")).toMatch(/./);
  if (method === "HEAD") return;
  const fits = Object.keys(said?.content ?? {}).find((one) =>
    new RegExp(`^${one.replaceAll("*", "[^/]+")}$`).test(type),
  );
  expect([type, fits]).toEqual([type, expect.any(String)]);
  if (type !== "application/json") return;
  const place = ["paths", path, method.toLowerCase(), "responses", "200", "content", type, "schema"];
  const validate = compile(place);
  validate(body);
  expect(validate.errors).toBeNull();
}

describe("every route", () => {
  const declared = handlers().filter((one) => one.declared);
  const below = (key: string) => key.replace(" /api/plex/", " ");

  it("has an entry in the API's description", () => {
    const missing = handlers().filter(({ key }) => {
      const [method = "", path = ""] = key.split(" ");
      const entries = Object.entries(described.paths).filter(
        ([one]) => one === path || (path.includes("{nextauth}") && one.startsWith("/api/auth/")),
      );
      return !entries.some(([, one]) => method.toLowerCase() in one);
    });
    expect(missing.map(({ key, file }) => `${key}: make it by route() in ${file}`)).toEqual([]);
  });

  it("has a row in the table of cases", () => {
    const missing = declared.filter(({ key }) => !cases[below(key)]);
    const say = (key: string) =>
      `tests/api/cases has no row for it. Add "${below(key)}": { sound, bad, unknown, foreign } to a family there`;
    expect(missing.map(({ key, file }) => `${file} ${say(key)}`)).toEqual([]);
    const known = new Set(declared.map(({ key }) => below(key)));
    expect(rows.map(([key]) => key).filter((key) => !known.has(key))).toEqual([]);
  });

  it.each(rows)("%s has cases for all it takes", (key, { bad, unknown, foreign }: Row) => {
    const { of, path } = operationOf(key);
    const takes = (of?.parameters ?? []).filter((one) => "name" in one).length > 0 || of?.requestBody;
    expect([key, "needs a call that makes no sense", !takes || (bad?.length ?? 0) > 0]).toContain(true);
    const names = path.includes("{");
    expect([key, "needs a call about what doesn't exist", !names || (unknown?.length ?? 0) > 0]).toContain(
      true,
    );
    expect([key, "needs a call about another person's thing", foreign.length > 0]).toContain(true);
  });
});

describe("signed out", () => {
  it.each(rows.filter(([, { forAll }]) => !forAll))("%s is refused", async (key, { sound }) => {
    await expectProblem(await make(new Client(world.url), key, sound, given), 401, "unauthorized");
  });
});

describe("what makes no sense", () => {
  const calls = rows.flatMap(([key, { bad = [] }]) => bad.map((call): [string, Call] => [key, call]));
  it.each(calls)("%s %j is refused, and Plex isn't asked", async (key, call) => {
    await world.control.clearLog();
    await expectProblem(await make(owner, key, call, given), 400, "bad_request");
    expect(await world.control.log()).toEqual([]);
  });

  it.each(rows)("%s with a Plex token is refused, and Plex isn't asked", async (key, { sound }) => {
    await world.control.clearLog();
    await expectProblem(await make(owner, key, sound, given, "X-Plex-Token=mine"), 400, "bad_request");
    expect(await world.control.log()).toEqual([]);
  });
});

describe("what doesn't exist", () => {
  const calls = rows.flatMap(([key, { unknown = [] }]) =>
    typeof unknown === "string" ? [] : unknown.map((call): [string, Call] => [key, call]),
  );
  it.each(calls)("%s %j is not found", async (key, call) => {
    await expectProblem(await make(owner, key, call, given), 404, "not_found");
  });
});

describe("another person's thing", () => {
  const calls = rows.flatMap(([key, { foreign }]) =>
    (typeof foreign === "string" ? [] : foreign).map((one): [string, Call, number] =>
      typeof one === "object" && "call" in one ? [key, one.call, one.status] : [key, one, 404],
    ),
  );
  it.each(calls)("%s %j is kept from Demo Friend", async (key, call, status) => {
    await expectProblem(await make(friend, key, call, given), status);
  });

  it.each(atPlex)("%s doesn't go to a server that isn't Demo Friend's", async (key, { sound }) => {
    await world.control.clearLog();
    await expectProblem(await make(friend, key, sound, given, onAttic), 404, "not_found");
    expect(await world.control.calls(serverIds.attic)).toEqual([]);
  });
});

describe("when all is well", () => {
  it.each(rows)("%s answers as described", async (key, { sound }) => {
    await isSound(key, await make(owner, key, sound, given));
  });
});

describe("with numbers that Plex sends as text", () => {
  beforeAll(async () => {
    // Started anew, Marquee has read nothing yet.
    await world.restart();
    const { cookies } = owner;
    owner = new Client(world.url);
    for (const [name, value] of cookies) owner.cookies.set(name, value);
    await meetServers();
    given = await find(owner);
  });
  it.each(atPlex)("%s answers as described", async (key, { sound }) => {
    await world.control.fault({ host: serverIds.cinema, path: ".", numbersAsStrings: true });
    await isSound(key, await make(owner, key, sound, given));
  });
});
