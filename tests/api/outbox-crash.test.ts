import { describe, expect } from "vitest";
import { serverIds } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";
import { another, duration, film, heard, keeps, whenHeard as plexHeard } from "../support/reports.ts";
import { signOut } from "../support/sign-in.ts";
import type { World } from "../support/world.ts";

const { cinema } = serverIds;

it.beforeEach(({ world }) => world.control.clearLog());
it.afterEach(async ({ world }) => {
  await world.control.clearFaults();
  await world.control.up(cinema);
});

/** A new run of Marquee listens on another port. */
function follow(world: World, owner: Client, friend: Client) {
  for (const each of [owner, friend]) each.base = world.url;
}

const whenHeard = (world: World, count: number) => plexHeard(world.control, count);

describe("a crash", () => {
  it("loses nothing that was answered with 202", async ({ world, owner, friend }) => {
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
    follow(world, owner, friend);
    await world.control.up(cinema);
    expect(heard(await whenHeard(world, 30)).toSorted()).toEqual(kept.toSorted());
  });

  it("doesn't make Plex go back behind what it heard from elsewhere", async ({ world, owner, friend }) => {
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
    await expect.poll(() => Date.now()).toBeGreaterThan((second + 1) * 1000);
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
    follow(world, owner, friend);
    await expect.poll(() => world.app.output()).toContain("Plex knows something newer");
    expect(heard(await world.control.log())).toEqual(["playing 400"]);
  });
});

describe("somebody else's report", () => {
  it("is told with nobody's token but theirs, and waits while they are signed out", async ({
    world,
    owner,
    friend,
  }) => {
    await world.control.down(cinema);
    await keeps(friend, { time: 300, state: "stopped" });
    await keeps(owner, { time: 310, state: "stopped" });
    await signOut(friend);
    expect((await friend.get("/api/plex/libraries")).status).toBe(401);
    await world.control.up(cinema);
    expect(heard(await whenHeard(world, 1))).toEqual(["offline stopped 310"]);
    const again = await world.signIn("demo-friend");
    await again.get("/api/plex/search?query=back");
    const rows = await whenHeard(world, 2);
    expect(rows.map(({ account, query }) => [account, query["time"]])).toEqual([
      ["demo-owner", "310000"],
      ["demo-friend", "300000"],
    ]);
  });
});
