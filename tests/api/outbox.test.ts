import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { serverIds, titles } from "../../lib/standin/titles.ts";
import type { Client } from "../support/client.ts";
import type { LogRow } from "../support/control.ts";
import { startWorld, type World } from "../support/world.ts";

const { cinema } = serverIds;
const film = titles.directPlay.ratingKey;
const another = titles.hevc.ratingKey;
const duration = 600_000;

let world: World;
let owner: Client;
let friend: Client;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
  friend = await world.signIn("demo-friend");
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());
afterEach(async () => {
  await world.control.clearFaults();
  await world.control.up(cinema);
});

/** A new run of Marquee listens on another port. */
function follow() {
  for (const each of [owner, friend]) each.base = world.url;
}

type Report = { ratingKey?: string; sessionId?: string; time: number; state: string };

/** Tells Marquee where a player is; `time` in seconds. */
const report = (who: Client, { time, ...rest }: Report) =>
  who.post("/api/plex/progress", {
    ratingKey: film,
    sessionId: "evening",
    duration,
    time: time * 1000,
    ...rest,
  });

async function keeps(who: Client, told: Report) {
  const response = await report(who, told);
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({
    kept: true,
    message: expect.stringContaining("kept"),
    ratingKey: told.ratingKey ?? film,
    time: told.time * 1000,
    duration,
    state: told.state,
  });
}

/** What Plex has heard and taken, oldest first, e.g. `offline paused 70`. */
const heard = (rows: LogRow[]) =>
  rows
    .filter((row) => row.path === "/:/timeline" && row.status === 200)
    .map(
      ({ query }) => `${query["offline"] ? "offline " : ""}${query["state"]} ${Number(query["time"]) / 1000}`,
    );

/** Waits until Plex has heard so many reports. */
const whenHeard = (count: number) =>
  vi.waitFor(
    async () => {
      const rows = (await world.control.log()).filter(
        (row) => row.path === "/:/timeline" && row.status === 200,
      );
      expect(rows.length).toBeGreaterThanOrEqual(count);
      return rows;
    },
    { timeout: 40_000, interval: 100 },
  );

const itemOf = (who: Client, ratingKey = film) =>
  who.json<{ viewOffset?: number; viewCount?: number }>(`/api/plex/metadata/${ratingKey}`);

describe("a report that Plex can't take", () => {
  it("is kept, and told in order when the server is back, though nobody comes", async () => {
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
    const rows = await whenHeard(4);
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
    await vi.waitFor(async () => expect((await itemOf(owner)).viewOffset).toBe(100_000));
  });

  const faults = [
    ["503", { status: 503 }],
    ["500", { status: 500 }],
    ["429", { status: 429, headers: { "Retry-After": "1" } }],
    ["a reset", { reset: true }],
  ] as const;
  it.each(faults)("is kept on %s, and told once", async (_, fault) => {
    await world.control.fault({ host: cinema, path: "^/:/timeline", times: 1, ...fault });
    await keeps(owner, { time: 110, state: "paused" });
    await Promise.all([owner.json("/api/plex/search?query=a"), owner.json("/api/plex/search?query=b")]);
    await whenHeard(1);
    await report(owner, { time: 120, state: "paused" });
    expect(heard(await world.control.log())).toEqual(["offline paused 110", "paused 120"]);
  });

  it("goes before a newer one", async () => {
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

  it("counts a view when the film came to its end", async () => {
    await owner.post("/api/plex/unscrobble", { ratingKey: film });
    await report(owner, { time: 300, state: "playing" });
    await world.control.down(cinema);
    await keeps(owner, { time: 590, state: "stopped" });
    await world.control.up(cinema);
    await vi.waitFor(async () => expect(await itemOf(owner)).toMatchObject({ viewCount: 1 }), {
      timeout: 40_000,
      interval: 200,
    });
    expect((await itemOf(owner)).viewOffset).toBeUndefined();
    expect(await world.control.calls(cinema, /scrobble$/)).toEqual(["PUT /:/unscrobble", "PUT /:/scrobble"]);
  });

  it("isn't held up by another one that Plex stumbles over", async () => {
    await world.control.down(cinema);
    await keeps(owner, { time: 170, state: "stopped" });
    await keeps(owner, { ratingKey: another, time: 180, state: "stopped" });
    const broken = `^/library/metadata/${film}$`;
    await world.control.fault({ host: cinema, path: broken, status: 500 });
    await world.control.up(cinema);
    expect(heard(await whenHeard(1))).toEqual(["offline stopped 180"]);
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
  it.each([400, 403, 404])("isn't kept: %i", async (status) => {
    await world.control.fault({ host: cinema, path: "^/:/timeline", status, times: 1 });
    const refused = await report(owner, { time: 200, state: "stopped" });
    expect(refused.status).not.toBe(202);
    expect(refused.ok).toBe(false);
    expect((await report(owner, { time: 210, state: "stopped" })).status).toBe(200);
    expect(heard(await world.control.log())).toEqual(["stopped 210"]);
  });

  it("is dropped when the item is gone meanwhile", async () => {
    await world.control.down(cinema);
    await keeps(owner, { ratingKey: "999999", time: 70, state: "stopped" });
    await keeps(owner, { time: 220, state: "stopped" });
    await world.control.up(cinema);
    expect(heard(await whenHeard(1))).toEqual(["offline stopped 220"]);
    await vi.waitFor(() => expect(world.app.output()).toContain("dropped: Plex refuses it"));
  });
});

describe("a crash", () => {
  it("loses nothing that was answered with 202", async () => {
    await world.control.down(cinema);
    const kept = await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        await keeps(owner, {
          ratingKey: at % 2 ? film : another,
          sessionId: `crash-${at}`,
          time: 100 + at,
          state: "stopped",
        });
        return `offline stopped ${100 + at}`;
      }),
    );
    await world.crash();
    follow();
    await world.control.up(cinema);
    expect(heard(await whenHeard(30)).toSorted()).toEqual(kept.toSorted());
  });

  it("doesn't make Plex go back behind what it heard from elsewhere", async () => {
    await owner.get("/api/plex/search?query=token");
    const [row] = (await world.control.log()).filter(
      (one) => one.host === cinema && one.account === "demo-owner",
    );
    const headers: Record<string, string> = row?.headers ?? {};
    await world.control.down(cinema);
    await keeps(owner, { time: 250, state: "stopped" });
    const second = Math.ceil(Date.now() / 1000);
    await world.app.kill();
    await world.control.up(cinema);
    await vi.waitUntil(() => Date.now() > (second + 1) * 1000, { timeout: 5_000 });
    const query = new URLSearchParams({
      ratingKey: film,
      key: `/library/metadata/${film}`,
      state: "playing",
      time: "400000",
      duration: String(duration),
    });
    const names = ["x-plex-token", "x-plex-client-identifier"].map((name) => [name, headers[name] ?? ""]);
    const elsewhere = await fetch(`http://${headers["host"]}/:/timeline?${query}`, {
      headers: Object.fromEntries(names),
    });
    expect(elsewhere.status).toBe(200);
    await world.restart();
    follow();
    await vi.waitFor(() => expect(world.app.output()).toContain("Plex knows something newer"), {
      timeout: 20_000,
    });
    expect(heard(await world.control.log())).toEqual(["playing 400"]);
  });
});

describe("somebody else's report", () => {
  it("is told with nobody's token but theirs, and waits while they are signed out", async () => {
    await world.control.down(cinema);
    await keeps(friend, { time: 300, state: "stopped" });
    await keeps(owner, { time: 310, state: "stopped" });
    const { csrfToken } = await friend.json<{ csrfToken: string }>("/api/auth/csrf");
    await friend.send("/api/auth/signout", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, json: "true" }),
    });
    expect((await friend.get("/api/plex/libraries")).status).toBe(401);
    await world.control.up(cinema);
    expect(heard(await whenHeard(1))).toEqual(["offline stopped 310"]);
    const again = await world.signIn("demo-friend");
    await again.get("/api/plex/search?query=back");
    const rows = await whenHeard(2);
    expect(rows.map(({ account, query }) => [account, query["time"]])).toEqual([
      ["demo-owner", "310000"],
      ["demo-friend", "300000"],
    ]);
  });
});
