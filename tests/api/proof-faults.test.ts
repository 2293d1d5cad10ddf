import { describe, expect } from "vitest";
import { serverIds } from "../standin/titles.ts";
import { make } from "../support/calls.ts";
import { test as it } from "../support/fixtures.ts";
import { given as find, type Given } from "../support/given.ts";
import { expectProblem } from "../support/problem.ts";
import { cases } from "./cases/index.ts";

/*
 * The same proof for every route: it says what went wrong when Plex fails. All of it is about Demo Attic, of
 * which nothing has been read: what isn't cached can't be served instead.
 */

let given: Given;
it.beforeAll(async ({ owner }) => {
  given = await find(owner);
  // From here on nothing needs an address, or plex.tv, any more.
  for (const id of Object.values(serverIds)) await owner.get(`/api/plex/test?server=${id}`);
});
it.afterEach(({ world }) => world.control.clearFaults());

const atPlex = Object.entries(cases).filter(([, { plex }]) => plex !== false);
const onAttic = `server=${serverIds.attic}`;
const notIdentity = "^/(?!identity$)";

describe("when Plex answers HTML with 200", () => {
  it.for(atPlex)("%s isn't fooled", async ([key, { sound, plex }], { world, owner }) => {
    const html = { status: 200, body: "<html><body>Oops</body></html>", contentType: "text/html" };
    await world.control.fault({ host: serverIds.attic, path: notIdentity, ...html });
    const response = await make(owner, key, sound, given, onAttic);
    if (plex && plex.odd) expect(response.status).toBe(plex.odd);
    else await expectProblem(response, 502, "bad_reply");
  });
});

describe("when Plex is slow", () => {
  it("every route gives up, and says so", async ({ world, owner }) => {
    // Of ten and thirty seconds, three and nine are enough to see: nothing is answered within either.
    await world.restart({ PLEX_TIMEOUT: "3" });
    owner.base = world.url;
    // All at once: they wait together, some for a free connection besides.
    await world.control.fault({ host: serverIds.attic, path: notIdentity, delayMs: 50_000 });
    const answers = await Promise.all(
      atPlex.map(async ([key, { sound, plex }]) => {
        const { status } = await make(owner, key, sound, given, onAttic);
        return [key, status, (plex && plex.slow) || 504] as const;
      }),
    );
    expect(answers.map(([key, status]) => [key, status])).toEqual(answers.map(([key, , due]) => [key, due]));
  });
});

describe("when Plex is down", () => {
  it.beforeAll(({ world }) => world.control.down(serverIds.attic));
  it.for(atPlex)("%s says so", async ([key, { sound, plex }], { owner }) => {
    const response = await make(owner, key, sound, given, onAttic);
    if (plex && plex.down) expect(response.status).toBe(plex.down);
    else await expectProblem(response, 502, "unreachable");
  });
});
