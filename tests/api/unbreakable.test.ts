import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import { Events } from "../support/events.ts";
import { testIn } from "../support/fixtures.ts";
import { movableClock, moveClock } from "../support/moving-clock.ts";
import type { World } from "../support/world.ts";

const { cinema, attic } = serverIds;

const it = testIn({ ...movableClock, CLOCK_STANDS: "yes" }, ({ control }) =>
  control.resource({ account: "demo-owner", shape: "two-addresses", serverId: cinema }),
);

const keptOfAttic = [`/api/plex/recent?server=${attic}`, `/api/plex/ondeck?server=${attic}`] as const;

it.beforeAll(async ({ owner }) => {
  await owner.get("/api/plex/libraries");
  for (const path of keptOfAttic) await owner.json(path);
});
it.beforeEach(({ world }) => world.control.clearLog());
it.afterEach(({ world }) => world.control.clearFaults());

/** A page of the archive that nobody asked for before, so that no cache knows it. */
let page = 0;
const unread = () => `/api/plex/library/${titles.sections.archive}/all?limit=2&offset=${page++}`;
const listing = `/library/sections/${titles.sections.archive}/all`;
const asked = (world: World, path: string) => world.control.calls(cinema, new RegExp(`^${path}$`));
const { ratingKey } = titles.directPlay;

describe("a read that fails in passing", () => {
  const faults = [
    ["a reset", { reset: true }, 502, "unreachable"],
    ["a body that breaks off", { cutAfterBytes: 100 }, 502, "unreachable"],
    ["502", { status: 502 }, 502, "unreachable"],
    ["503", { status: 503 }, 503, "unavailable"],
    ["504", { status: 504 }, 504, "timeout"],
    ["429", { status: 429, headers: { "Retry-After": "0" } }, 429, "rate_limited"],
  ] as const;

  it.for(faults)("is repeated twice after %s", async ([, fault], { world, owner }) => {
    await world.control.fault({ host: cinema, path: listing, ...fault, times: 2 });
    expect((await owner.get(unread())).status).toBe(200);
    expect(await asked(world, listing)).toHaveLength(3);
  });

  it.for(faults)(
    "is given up after the third time: %s",
    async ([, fault, status, code], { world, owner }) => {
      await world.control.fault({ host: cinema, path: listing, ...fault });
      const response = await owner.get(unread());
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ code });
      expect(await asked(world, listing)).toHaveLength(3);
    },
  );

  it.for([500, 404, 403, 400])("isn't repeated after %i", async (status, { world, owner }) => {
    await world.control.fault({ host: cinema, path: listing, status });
    expect((await owner.get(unread())).ok).toBe(false);
    expect(await asked(world, listing)).toHaveLength(1);
  });

  it("waits as long as Plex asks", async ({ world, owner }) => {
    const fault = { host: cinema, path: listing, status: 429, headers: { "Retry-After": "1" }, times: 1 };
    await world.control.fault(fault);
    const started = performance.now();
    expect((await owner.get(unread())).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  it("hands a longer wait on to the caller", async ({ world, owner }) => {
    const fault = { host: cinema, path: listing, status: 429, headers: { "Retry-After": "20" } };
    await world.control.fault(fault);
    const response = await owner.get(unread());
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("20");
    expect(await asked(world, listing)).toHaveLength(1);
  });
});

describe("a write that fails", () => {
  it.for([
    ["reset", { reset: true }],
    ["503", { status: 503 }],
    ["429", { status: 429, headers: { "Retry-After": "0" } }],
  ] as const)("is never repeated: %s", async ([, fault], { world, owner }) => {
    await world.control.fault({ host: cinema, path: "^/:/", ...fault });
    const report = { ratingKey, time: 1000, duration: 600_000, sessionId: "w", state: "playing" };
    expect((await owner.post("/api/plex/scrobble", { ratingKey })).ok).toBe(false);
    expect((await owner.post("/api/plex/rate", { ratingKey, rating: 5 })).ok).toBe(false);
    // Kept, to be told later (tests/api/outbox.test.ts).
    expect((await owner.post("/api/plex/progress", report)).status).toBe(202);
    const told = (await world.control.log()).filter(
      ({ host, path, query }) => host === cinema && path.startsWith("/:/") && !query["offline"],
    );
    expect(told.map((row) => `${row.method} ${row.path}`)).toEqual([
      "PUT /:/scrobble",
      "PUT /:/rate",
      "POST /:/timeline",
    ]);
    await world.control.clearFaults();
    expect((await owner.post("/api/plex/progress", report)).status).toBe(200);
  });
});

describe("a stream", () => {
  it("is opened again when the opening fails, but never once it has begun", async ({ world, owner }) => {
    const { url } = await owner.json<{ url: string }>(`/api/plex/stream/${ratingKey}`);
    await world.control.fault({ host: cinema, path: "^/library/parts/", reset: true, times: 1 });
    const response = await owner.get(url, { Range: "bytes=0-99" });
    expect(response.status).toBe(206);
    expect((await response.arrayBuffer()).byteLength).toBe(100);
    expect(await asked(world, "/library/parts/.*")).toHaveLength(2);
    await world.control.fault({ host: cinema, path: "^/library/parts/", cutAfterBytes: 100_000, times: 1 });
    await expect((await owner.get(url)).arrayBuffer()).rejects.toThrow();
    expect(await asked(world, "/library/parts/.*")).toHaveLength(3);
  });
});

describe("a token that the server refuses", () => {
  const tokenOf = async (world: World, path: RegExp) =>
    (await world.control.log()).find((row) => row.host === cinema && path.test(row.path))?.headers[
      "x-plex-token"
    ] ?? "";

  it("is renewed once at plex.tv, for reads and writes, and for many at once", async ({ world }) => {
    const fresh = await world.signIn("demo-friend");
    await fresh.get("/api/plex/ondeck");
    await world.control.revoke(await tokenOf(world, /onDeck/));
    await world.control.clearLog();
    const answers = await Promise.all([
      fresh.get("/api/plex/recent"),
      fresh.get("/api/plex/libraries"),
      fresh.post("/api/plex/rate", { ratingKey, rating: 7 }),
    ]);
    expect(answers.map((one) => one.ok)).toEqual([true, true, true]);
    expect(await world.control.calls("tv", /resources/)).toHaveLength(1);
    expect(await asked(world, "/:/rate")).toHaveLength(2);
  });

  it("is renewed for pages too", async ({ world }) => {
    const fresh = await world.signIn("demo-friend");
    await fresh.get("/api/plex/search?query=orbit");
    await world.control.revoke(await tokenOf(world, /search/));
    await world.control.clearLog();
    const response = await fresh.get(`/server/${cinema}/library/${titles.sections.movies}`);
    expect(response.status).toBe(200);
    // A page streams: its library is there at its end.
    await response.text();
    expect(await world.control.calls("tv", /resources/)).toHaveLength(1);
  });

  it("ends as 401 when the new one is refused as well, without asking on and on", async ({ world }) => {
    const fresh = await world.signIn("demo-friend");
    await world.control.clearLog();
    await world.control.fault({ host: cinema, path: "^/library/recentlyAdded", status: 401 });
    await world.control.fault({ host: cinema, path: "^/library/onDeck", status: 401 });
    for (const path of ["recent", "ondeck", "recent"]) {
      const response = await fresh.get(`/api/plex/${path}`);
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: "unauthorized" });
    }
    expect(await world.control.calls("tv", /resources/)).toHaveLength(1);
  });

  it("asks to sign in with Plex again when the account's is dead", async ({ world }) => {
    const fresh = await world.signIn("demo-friend");
    await world.control.fault({ host: cinema, path: "^/library/onDeck", status: 401 });
    await world.control.fault({ host: "tv", path: "/resources", status: 401 });
    const response = await fresh.get("/api/plex/ondeck");
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ detail: "Sign in with Plex again" });
  });
});

describe("an address that dies", () => {
  it("is replaced within the request", async ({ world, owner }) => {
    const before = await owner.json<{ connection: { uri: string } }>("/api/plex/test");
    await world.control.down(cinema);
    expect((await owner.get(unread())).status).toBe(200);
    expect(await asked(world, listing)).toHaveLength(1);
    const after = await owner.json<{ connection: { uri: string } }>("/api/plex/test");
    expect(after.connection.uri).not.toBe(before.connection.uri);
    await world.control.up(cinema);
    await world.control.sideDown(cinema);
    expect((await owner.post("/api/plex/rate", { ratingKey, rating: 4 })).status).toBe(200);
    expect((await owner.json<typeof before>("/api/plex/test")).connection).toEqual(before.connection);
    await world.control.sideUp(cinema);
  });
});

describe("a server that is gone", () => {
  const onAttic = (offset: number) => `/api/plex/library/1/all?server=${attic}&limit=1&offset=${offset}`;
  const [recent, onDeck] = keptOfAttic;

  it("is read from the cache, past its time too, and the answer says so", async ({ world, owner }) => {
    const state = async () => {
      const response = await owner.get(recent);
      return [response.status, response.headers.get("x-marquee-cache")];
    };
    expect(await state()).toEqual([200, "hit"]);
    await world.control.down(attic);
    expect(await state()).toEqual([200, "hit"]);
    await moveClock(world);
    expect(await state()).toEqual([200, "stale"]);
    expect(await state()).toEqual([200, "stale"]);
    expect((await owner.get(onAttic(0))).status).toBe(502);
    await world.control.up(attic);
    // Once Marquee hears the server again, nothing of what it kept is taken for true.
    (await Events.open(owner, `?server=${attic}`)).leave();
    expect(await state()).toEqual([200, "miss"]);
    expect(await state()).toEqual([200, "hit"]);
    expect(await world.control.calls(attic, /recentlyAdded/)).toHaveLength(1);
  });

  it("isn't read from the cache, past its time, when it refuses", async ({ world, owner }) => {
    // While somebody follows, the line stays open, and entries are kept, however far the clock moves.
    const events = await Events.open(owner, `?server=${attic}`);
    await owner.json(onDeck);
    await world.control.fault({ host: attic, path: "^/library/onDeck", status: 403 });
    // What was loaded this very second is handed out once more, wherever the clock stands.
    const muchLater = async () => {
      await moveClock(world);
      const response = await owner.get(onDeck);
      return [response.status, (await response.json()).code];
    };
    await expect.poll(muchLater, { interval: 500 }).toEqual([403, "forbidden"]);
    events.leave();
  });

  it("is left alone after five failures in a row, and found again when it is back", async ({
    world,
    owner,
  }) => {
    await owner.json(onAttic(0));
    await world.control.fault({ host: attic, path: ".", reset: true });
    const askedOf = async (path: string) => {
      await world.control.clearLog();
      const { status } = await owner.get(path);
      return [status, (await world.control.calls(attic)).length > 0];
    };
    for (let times = 0; times < 5; times++) expect(await askedOf(onAttic(1))).toEqual([502, true]);
    expect(await askedOf(onAttic(1))).toEqual([502, false]);
    expect((await owner.get(onAttic(0))).headers.get("x-marquee-cache")).toBe("hit");
    await world.control.clearFaults();
    expect((await (await owner.get(onAttic(1))).json()).code).toBe("unreachable");
    await moveClock(world);
    expect((await owner.get(onAttic(1))).status).toBe(200);
  });
});
