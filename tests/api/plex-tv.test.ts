import { describe, expect } from "vitest";
import { Client } from "../support/client.ts";
import { testIn } from "../support/fixtures.ts";
import { movableClock, moveClock } from "../support/moving-clock.ts";
import type { World } from "../support/world.ts";

const it = testIn(movableClock);

it.beforeEach(({ world }) => world.control.clearLog());
it.afterEach(({ world }) => world.control.clearFaults());

/** Moves Marquee's clock on by 301 s: the stored servers are old then, and breakers have rested. */
const later = (world: World) => moveClock(world);

const asked = (world: World, path: RegExp) => world.control.calls("tv", path);
const begin = (world: World, client = new Client(world.url)) =>
  client.send("/api/auth/plex", { method: "POST", headers: { Accept: "application/json" } });

describe("a question to plex.tv that fails in passing", () => {
  const faults = [
    ["a reset", { reset: true }],
    ["a body that breaks off", { cutAfterBytes: 10 }],
    ["502", { status: 502 }],
    ["503", { status: 503 }],
    ["504", { status: 504 }],
    ["429", { status: 429, headers: { "Retry-After": "0" } }],
  ] as const;

  it.for(faults)("is repeated twice while signing in: %s", async ([, fault], { world }) => {
    await world.control.fault({ host: "tv", path: "/api/v2/user$", ...fault, times: 2 });
    await world.control.fault({ host: "tv", path: "/api/v2/pins/\\d", ...fault, times: 2 });
    await world.signIn("demo-friend");
    expect(await asked(world, /user$/)).toHaveLength(3);
    expect(await asked(world, /pins\/\d/)).toHaveLength(3);
  });

  it.for(faults)(
    "is repeated twice for the servers, whose stored list is good enough then: %s",
    async ([, fault], { world, owner }) => {
      await later(world);
      await world.control.fault({ host: "tv", path: "resources", ...fault });
      expect(await owner.json<object[]>("/api/plex/servers")).toHaveLength(2);
      expect(await asked(world, /resources/)).toHaveLength(3);
      expect(await owner.json<object[]>("/api/plex/servers")).toHaveLength(2);
      expect(await asked(world, /resources/)).toHaveLength(3);
    },
  );

  it("isn't repeated when plex.tv asks for a longer rest", async ({ world, owner }) => {
    await later(world);
    const fault = { host: "tv", path: "resources", status: 429, headers: { "Retry-After": "20" } };
    await world.control.fault(fault);
    expect(await owner.json<object[]>("/api/plex/servers")).toHaveLength(2);
    expect(await asked(world, /resources/)).toHaveLength(1);
  });
});

describe("a write to plex.tv that fails", () => {
  it.for([{ status: 503 }, { reset: true }, { status: 429, headers: { "Retry-After": "0" } }])(
    "is never repeated: %j",
    async (fault, { world }) => {
      const leaving = await world.signIn("demo-friend");
      await world.control.clearLog();
      await world.control.fault({ host: "tv", path: "^/api/v2/(pins|users/signout)$", ...fault });
      expect((await begin(world)).ok).toBe(false);
      const { csrfToken } = await leaving.json<{ csrfToken: string }>("/api/auth/csrf");
      const body = new URLSearchParams({ csrfToken, json: "true" });
      await leaving.send("/api/auth/signout", { method: "POST", body });
      expect((await leaving.get("/api/plex/servers")).status).toBe(401);
      expect(await asked(world, /./)).toEqual(["POST /api/v2/pins", "DELETE /api/v2/users/signout"]);
    },
  );
});

describe("a dead account token", () => {
  it("asks to sign in with Plex again, and loses nothing", async ({ world, owner }) => {
    await later(world);
    await world.control.fault({ host: "tv", path: "^/api/v2/", status: 401 });
    for (const path of ["servers", "libraries", "ondeck", "metadata/1", "continue"]) {
      const response = await owner.get(`/api/plex/${path}`);
      expect(response.status).toBe(401);
      const problem = await response.json();
      expect(problem).toMatchObject({ code: "unauthorized", detail: "Sign in with Plex again" });
    }
    expect(await asked(world, /resources/)).toHaveLength(1);
    await world.control.clearFaults();
    await later(world);
    expect(await owner.json<object[]>("/api/plex/servers")).toHaveLength(2);
    expect((await owner.get("/api/plex/libraries")).status).toBe(200);
  });

  it("leads pages to the sign-in page, which says why", async ({ world, owner }) => {
    await later(world);
    await world.control.fault({ host: "tv", path: "^/api/v2/", status: 401 });
    const page = await owner.get("/search?q=orbit");
    const html = await page.text();
    const to = page.headers.get("location") ?? html.match(/\/sign-in\?error=reconnect/)?.[0];
    expect(to).toMatch(/\/sign-in\?error=reconnect$/);
    expect(await (await owner.get("/sign-in?error=reconnect")).text()).toContain("Sign in with Plex again");
    await later(world);
  });
});

describe("plex.tv being silent", () => {
  it("is left alone after five failures in a row, and found again; other hosts aren't touched", async ({
    world,
    owner,
  }) => {
    await world.control.fault({ host: "tv", path: "^/api/v2/pins$", reset: true });
    for (let times = 0; times < 5; times++) expect((await begin(world)).status).toBe(502);
    await world.control.clearFaults();
    await world.control.clearLog();
    const refused = await begin(world);
    expect(await refused.json()).toMatchObject({ code: "unreachable" });
    expect(await asked(world, /./)).toEqual([]);
    expect((await owner.get("/api/plex/watchlist")).status).toBe(200);
    expect((await owner.get("/api/plex/recent")).status).toBe(200);
    await later(world);
    expect((await begin(world)).status).toBe(200);
  });
});
