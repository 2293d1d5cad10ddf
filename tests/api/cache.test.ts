import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { startWorld, type World } from "../support/world.ts";

let world: World;
let owner: Client;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
  await owner.get("/api/plex/test");
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());

const upstream = () => world.control.calls(serverIds.cinema);
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
  it.each(reads)("%s costs Plex one request, however often it is asked", async (path) => {
    const first = await owner.json(path);
    for (let again = 0; again < 3; again++) expect(await owner.json(path)).toEqual(first);
    expect(await upstream()).toHaveLength(1);
  });

  it("is asked once for fifty who ask at the same time", async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        owner.json(`/api/plex/library/${titles.sections.archive}/all?offset=150`),
      ),
    );
    expect(await upstream()).toHaveLength(1);
  });

  it("isn't kept when it failed", async () => {
    await world.control.fault({
      host: serverIds.cinema,
      path: "/library/sections/2/all",
      status: 500,
      times: 1,
    });
    expect((await owner.get("/api/plex/library/2/all")).status).toBe(502);
    expect((await owner.get("/api/plex/library/2/all")).status).toBe(200);
  });

  it("is shared by pages and route handlers", async () => {
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
  const warm = async () => {
    for (const path of reads) await owner.json(path);
    await world.control.clearLog();
  };
  const askedAgain = async () => {
    await world.control.clearLog();
    const again: string[] = [];
    for (const path of reads) {
      const before = (await upstream()).length;
      await owner.json(path);
      if ((await upstream()).length > before) again.push(path);
    }
    return again;
  };
  const report = { ratingKey, duration: 600_000, sessionId: "cache" };

  it("of progress while playing forgets nothing", async () => {
    await warm();
    await owner.post("/api/plex/progress", { ...report, time: 70_000, state: "playing" });
    expect(await askedAgain()).toEqual([]);
  });

  it("of a pause forgets that item and every list that shows where somebody stopped", async () => {
    await warm();
    await owner.post("/api/plex/progress", { ...report, time: 80_000, state: "paused" });
    expect(await askedAgain()).toEqual(reads.filter((path) => path !== "/api/plex/libraries"));
  });

  it("of watched forgets whatever shows it, and nothing else", async () => {
    await warm();
    await owner.post("/api/plex/scrobble", { ratingKey: titles.twoVersions.ratingKey });
    expect(await askedAgain()).toEqual(reads.filter((path) => path !== "/api/plex/libraries"));
  });

  it("survives a restart: what was forgotten isn't served again", async () => {
    await owner.json(`/api/plex/metadata/${ratingKey}`);
    await owner.post("/api/plex/scrobble", { ratingKey });
    await world.restart();
    const same = await world.signIn("demo-owner");
    expect(await same.json(`/api/plex/metadata/${ratingKey}`)).toMatchObject({
      viewCount: expect.any(Number),
    });
  });

  it("that happens while a read is under way isn't hidden by that read", async () => {
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
