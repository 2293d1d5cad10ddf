import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";
import type { World } from "../support/world.ts";

it.beforeAll(async ({ owner }) => {
  await owner.get("/api/plex/test");
});
it.beforeEach(({ world }) => world.control.clearLog());

const upstream = (world: World) => world.control.calls(serverIds.cinema);
const { ratingKey } = titles.directPlay;
const reads = [
  "/api/plex/libraries",
  `/api/plex/library/${titles.sections.movies}/all`,
  `/api/plex/metadata/${ratingKey}`,
  "/api/plex/search?query=harbour",
  "/api/plex/ondeck",
  "/api/plex/continue",
  "/api/plex/recent",
];

describe("a read", () => {
  it.for(reads)("%s costs Plex one request, however often it is asked", async (path, { world, owner }) => {
    const first = await owner.json(path);
    for (let again = 0; again < 3; again++) expect(await owner.json(path)).toEqual(first);
    expect(await upstream(world)).toHaveLength(1);
  });

  it("is asked once for fifty who ask at the same time", async ({ world, owner }) => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        owner.json(`/api/plex/library/${titles.sections.archive}/all?offset=150`),
      ),
    );
    expect(await upstream(world)).toHaveLength(1);
  });

  it("isn't kept when it failed", async ({ world, owner }) => {
    await world.control.fault({
      host: serverIds.cinema,
      path: "/library/sections/2/all",
      status: 500,
      times: 1,
    });
    expect((await owner.get("/api/plex/library/2/all")).status).toBe(502);
    expect((await owner.get("/api/plex/library/2/all")).status).toBe(200);
  });

  it("is shared by pages and route handlers", async ({ world, owner }) => {
    const path = `/api/plex/metadata/${titles.longTitle.ratingKey}?includeExtras=1`;
    await owner.json(path);
    const page = await owner.get(`/server/${serverIds.cinema}/item/${titles.longTitle.ratingKey}`);
    expect(await page.text()).toContain(titles.longTitle.title);
    const asked = await world.control.calls(
      serverIds.cinema,
      new RegExp(`/library/metadata/${titles.longTitle.ratingKey}$`),
    );
    expect(asked).toHaveLength(1);
  });
});

describe("a write", () => {
  const warm = async (world: World, owner: Client) => {
    for (const path of reads) await owner.json(path);
    await world.control.clearLog();
  };
  const askedAgain = async (world: World, owner: Client) => {
    await world.control.clearLog();
    const again: string[] = [];
    for (const path of reads) {
      const before = (await upstream(world)).length;
      await owner.json(path);
      if ((await upstream(world)).length > before) again.push(path);
    }
    return again;
  };
  const report = { ratingKey, duration: 600_000, sessionId: "cache" };

  it("of progress while playing forgets nothing", async ({ world, owner }) => {
    await warm(world, owner);
    await owner.post("/api/plex/progress", { ...report, time: 70_000, state: "playing" });
    expect(await askedAgain(world, owner)).toEqual([]);
  });

  it("of a pause forgets that item and every list that shows where somebody stopped", async ({
    world,
    owner,
  }) => {
    await warm(world, owner);
    await owner.post("/api/plex/progress", { ...report, time: 80_000, state: "paused" });
    expect(await askedAgain(world, owner)).toEqual(reads.filter((path) => path !== "/api/plex/libraries"));
  });

  it("of watched forgets whatever shows it, and nothing else", async ({ world, owner }) => {
    await warm(world, owner);
    await owner.post("/api/plex/scrobble", { ratingKey: titles.twoVersions.ratingKey });
    expect(await askedAgain(world, owner)).toEqual(reads.filter((path) => path !== "/api/plex/libraries"));
  });

  it("survives a restart: what was forgotten isn't served again", async ({ world, owner }) => {
    await owner.json(`/api/plex/metadata/${ratingKey}`);
    await owner.post("/api/plex/scrobble", { ratingKey });
    await world.restart();
    const same = await world.signIn("demo-owner");
    expect(await same.json(`/api/plex/metadata/${ratingKey}`)).toMatchObject({
      viewCount: expect.any(Number),
    });
  });

  it("that happens while a read is under way isn't hidden by that read", async ({ world }) => {
    const client = await world.signIn("demo-owner");
    const path = `/api/plex/metadata/${titles.externalSubtitle.ratingKey}`;
    await world.control.fault({
      host: serverIds.cinema,
      path: `/library/metadata/${titles.externalSubtitle.ratingKey}$`,
      delayMs: 1500,
      times: 1,
    });
    await world.control.clearLog();
    const slow = client.json(path);
    await expect.poll(() => world.control.calls(serverIds.cinema, /library\/metadata/)).toHaveLength(1);
    await client.post("/api/plex/rate", { ratingKey: titles.externalSubtitle.ratingKey, rating: 6 });
    await slow;
    expect(await client.json(path)).toMatchObject({ userRating: 6 });
  });
});
