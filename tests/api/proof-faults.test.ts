import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { serverIds } from "../standin/titles.ts";
import { make } from "../support/calls.ts";
import type { Client } from "../support/client.ts";
import { type Given, given as find } from "../support/given.ts";
import { expectProblem } from "../support/problem.ts";
import { startWorld, type World } from "../support/world.ts";
import { cases } from "./cases/index.ts";

/*
 * The same proof for every route: it says what went wrong when Plex fails. All of it is about Demo Attic, of
 * which nothing has been read: what isn't cached can't be served instead.
 */

let world: World;
let owner: Client;
let given: Given;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
  given = await find(owner);
  // From here on nothing needs an address, or plex.tv, any more.
  for (const id of Object.values(serverIds)) await owner.get(`/api/plex/test?server=${id}`);
});
afterAll(() => world.close());
afterEach(() => world.control.clearFaults());

const atPlex = Object.entries(cases).filter(([, { plex }]) => plex !== false);
const onAttic = `server=${serverIds.attic}`;
const notIdentity = "^/(?!identity$)";

describe("when Plex answers HTML with 200", () => {
  it.each(atPlex)("%s isn't fooled", async (key, { sound, plex }) => {
    const html = { status: 200, body: "<html><body>Oops</body></html>", contentType: "text/html" };
    await world.control.fault({ host: serverIds.attic, path: notIdentity, ...html });
    const response = await make(owner, key, sound, given, onAttic);
    if (plex && plex.odd) expect(response.status).toBe(plex.odd);
    else await expectProblem(response, 502, "bad_reply");
  });
});

describe("when Plex is slow", () => {
  it("every route gives up, and says so", async () => {
    // All at once: they wait together, the longest 30 s, some for a free connection besides.
    await world.control.fault({ host: serverIds.attic, path: notIdentity, delayMs: 50_000 });
    const answers = await Promise.all(
      atPlex.map(async ([key, { sound, plex }]) => {
        const { status } = await make(owner, key, sound, given, onAttic);
        return [key, status, (plex && plex.slow) || 504] as const;
      }),
    );
    expect(answers.map(([key, status]) => [key, status])).toEqual(answers.map(([key, , due]) => [key, due]));
  }, 120_000);
});

describe("when Plex is down", () => {
  beforeAll(() => world.control.down(serverIds.attic));
  it.each(atPlex)("%s says so", async (key, { sound, plex }) => {
    const response = await make(owner, key, sound, given, onAttic);
    if (plex && plex.down) expect(response.status).toBe(plex.down);
    else await expectProblem(response, 502, "unreachable");
  });
});
