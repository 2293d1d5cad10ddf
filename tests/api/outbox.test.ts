import { describe, expect } from "vitest";
import { serverIds } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";
import { another, film, heard, keeps, whenHeard as plexHeard, report } from "../support/reports.ts";
import type { World } from "../support/world.ts";

const { cinema } = serverIds;

it.beforeEach(({ world }) => world.control.clearLog());
it.afterEach(async ({ world }) => {
  await world.control.clearFaults();
  await world.control.up(cinema);
});

const whenHeard = (world: World, count: number) => plexHeard(world.control, count);
const itemOf = (who: Client, ratingKey = film) =>
  who.json<{ viewOffset?: number; viewCount?: number }>(`/api/plex/metadata/${ratingKey}`);

describe("a report that Plex can't take", () => {
  it("is kept, and told in order when the server is back, though nobody comes", async ({ world, owner }) => {
    await itemOf(owner);
    await world.control.down(cinema);
    const before = Math.floor(Date.now() / 1000);
    await keeps(owner, { time: 70, state: "playing" });
    await keeps(owner, { time: 80, state: "playing" });
    await keeps(owner, { time: 90, state: "paused" });
    await keeps(owner, { time: 90, state: "paused" });
    await keeps(owner, { time: 95, state: "playing" });
    await keeps(owner, { time: 99, state: "buffering" });
    await keeps(owner, { time: 100, state: "stopped" });
    const after = Math.ceil(Date.now() / 1000);
    await world.control.up(cinema);
    const rows = await whenHeard(world, 4);
    expect(heard(rows)).toEqual([
      "offline playing 80",
      "offline paused 90",
      "offline buffering 99",
      "offline stopped 100",
    ]);
    for (const { query, account } of rows) {
      expect(query).toMatchObject({ offline: "1", ratingKey: film });
      expect(Number(query["updated"])).toBeGreaterThanOrEqual(before);
      expect(Number(query["updated"])).toBeLessThanOrEqual(after);
      expect(account).toBe("demo-owner");
    }
    // What was cached before knows nothing of it: the very next read does.
    await expect.poll(async () => (await itemOf(owner)).viewOffset).toBe(100_000);
  });

  const faults = [
    ["503", { status: 503 }],
    ["500", { status: 500 }],
    ["429", { status: 429, headers: { "Retry-After": "1" } }],
    ["a reset", { reset: true }],
  ] as const;
  it.for(faults)("is kept on %s, and told once", async ([, fault], { world, owner }) => {
    await world.control.fault({ host: cinema, path: "^/:/timeline", times: 1, ...fault });
    await keeps(owner, { time: 110, state: "paused" });
    await Promise.all([owner.json("/api/plex/search?query=a"), owner.json("/api/plex/search?query=b")]);
    await whenHeard(world, 1);
    await report(owner, { time: 120, state: "paused" });
    expect(heard(await world.control.log())).toEqual(["offline paused 110", "paused 120"]);
  });

  it("goes before a newer one", async ({ world, owner }) => {
    await world.control.fault({ host: cinema, path: "^/:/timeline", status: 503, times: 2 });
    await Promise.all([
      keeps(owner, { time: 130, state: "paused" }),
      keeps(owner, { time: 140, state: "stopped" }),
    ]);
    expect((await report(owner, { time: 150, state: "playing" })).status).toBe(200);
    expect(heard(await world.control.log())).toEqual([
      "offline paused 130",
      "offline stopped 140",
      "playing 150",
    ]);
    expect((await report(owner, { time: 160, state: "stopped" })).status).toBe(200);
  });

  it("counts a view when the film came to its end", async ({ world, owner }) => {
    await owner.post("/api/plex/unscrobble", { ratingKey: film });
    await report(owner, { time: 300, state: "playing" });
    await world.control.down(cinema);
    await keeps(owner, { time: 590, state: "stopped" });
    await world.control.up(cinema);
    await expect.poll(() => itemOf(owner)).toMatchObject({ viewCount: 1 });
    expect((await itemOf(owner)).viewOffset).toBeUndefined();
    expect(await world.control.calls(cinema, /scrobble$/)).toEqual(["PUT /:/unscrobble", "PUT /:/scrobble"]);
  });

  it("isn't held up by another one that Plex stumbles over", async ({ world, owner }) => {
    await world.control.down(cinema);
    await keeps(owner, { time: 170, state: "stopped" });
    await keeps(owner, { ratingKey: another, time: 180, state: "stopped" });
    const broken = `^/library/metadata/${film}$`;
    await world.control.fault({ host: cinema, path: broken, status: 500 });
    await world.control.up(cinema);
    expect(heard(await whenHeard(world, 1))).toEqual(["offline stopped 180"]);
    await world.control.clearFaults();
    await report(owner, { time: 190, state: "stopped" });
    expect(heard(await world.control.log())).toEqual([
      "offline stopped 180",
      "offline stopped 170",
      "stopped 190",
    ]);
  });
});

describe("a report that Plex refuses", () => {
  it.for([400, 403, 404])("isn't kept: %i", async (status, { world, owner }) => {
    await world.control.fault({ host: cinema, path: "^/:/timeline", status, times: 1 });
    const refused = await report(owner, { time: 200, state: "stopped" });
    expect(refused.status).not.toBe(202);
    expect(refused.ok).toBe(false);
    expect((await report(owner, { time: 210, state: "stopped" })).status).toBe(200);
    expect(heard(await world.control.log())).toEqual(["stopped 210"]);
  });

  it("is dropped when the item is gone meanwhile", async ({ world, owner }) => {
    await world.control.down(cinema);
    await keeps(owner, { ratingKey: "999999", time: 70, state: "stopped" });
    await keeps(owner, { time: 220, state: "stopped" });
    await world.control.up(cinema);
    expect(heard(await whenHeard(world, 1))).toEqual(["offline stopped 220"]);
    await expect.poll(() => world.app.output()).toContain("dropped: Plex refuses it");
  });
});
