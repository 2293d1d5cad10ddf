import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serverIds } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { Events, Following } from "../support/events.ts";
import { movableClock, moveClock } from "../support/moving-clock.ts";
import { startWorld, type World } from "../support/world.ts";

const { cinema, attic } = serverIds;

let world: World;
let owner: Client;
const following = new Following();
beforeAll(async () => {
  world = await startWorld(movableClock);
  owner = await world.signIn("demo-owner");
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());
afterEach(async () => {
  following.leave();
  await world.control.clearFaults();
});

const follow = (client = owner, query = "", options = {}) => following.follow(client, query, options);

type Page = { totalSize: number };
const api = <T>(path: string, client = owner) => client.json<T>(`/api/plex/${path}`);

describe("a line to the server", () => {
  it("is one for all who read, for each person", async () => {
    const [friend, again] = [await world.signIn("demo-friend"), await world.signIn("demo-owner")];
    await follow();
    await follow(again);
    await follow(friend);
    // A reset of the log would hide lines that opened before: a new server has none yet.
    await Promise.all(
      Array.from({ length: 20 }, (_, offset) =>
        api(`library/1/all?server=${attic}&limit=1&offset=${offset}`),
      ),
    );
    await follow(again, `?server=${attic}`);
    await follow(owner, `?server=${attic}`);
    expect(await world.control.lines(attic)).toHaveLength(1);
    const lines = await world.control.lines(cinema);
    expect(lines.map((row) => row.account).toSorted()).toEqual(["demo-friend", "demo-owner"]);
  });

  it("is opened again after a cut, and what was missed is asked again", async () => {
    const listing = `library/1/all?server=${attic}`;
    const events = await follow(owner, `?server=${attic}`);
    const { totalSize } = await api<Page>(listing);
    await world.control.down(attic);
    await events.next(({ data }) => data["live"] === false);
    events.forget();
    await world.control.add({ serverId: attic, like: "1", title: "Missed" });
    await world.control.up(attic);
    await events.next(({ data }) => data["live"] === true);
    expect(events.changes()).toEqual(["everything"]);
    expect((await api<Page>(listing)).totalSize).toBe(totalSize + 1);
  });

  it("that is refused for good is asked for once, and reading goes on", async () => {
    await world.control.addAccount({
      title: "Demo Cousin",
      username: "demo-cousin",
      servers: [{ serverId: cinema }],
    });
    await world.control.fault({ host: cinema, path: "^/:/eventsource", status: 403 });
    const cousin = await world.signIn("demo-cousin");
    for (let count = 0; count < 5; count++) await api("libraries", cousin);
    const events = await follow(cousin, "", { live: false });
    await events.next(({ event }) => event === "live");
    expect(events.heard.map(({ data }) => data)).toEqual([{ live: false }]);
    expect(await world.control.lines(cinema)).toHaveLength(1);
    expect(await world.control.calls(cinema, /sections/)).toHaveLength(1);
  });

  it("that was ended is opened again before anything is read from the cache", async () => {
    const listing = `library/1/all?server=${attic}&limit=200`;
    const { totalSize } = await api<Page>(listing);
    await world.restart();
    owner = await world.signIn("demo-owner");
    const before = await owner.get(`/api/plex/${listing}`);
    expect(before.headers.get("x-marquee-cache")).toBe("miss");
    expect((await before.json()).totalSize).toBe(totalSize);
    const after = await owner.get(`/api/plex/${listing}`);
    expect(after.headers.get("x-marquee-cache")).toBe("hit");
  });

  it("isn't hammered for when the server refuses or fails", async () => {
    const events = await follow(owner, `?server=${attic}`);
    const fault = { host: attic, path: "^/:/eventsource", status: 503 };
    await world.control.fault(fault);
    await world.control.down(attic);
    await events.next(({ data }) => data["live"] === false);
    await world.control.up(attic);
    await world.control.clearLog();
    await expect.poll(() => world.control.lines(attic)).toHaveLength(3);
    const at = (await world.control.lines(attic)).map((row) => Date.parse(row.at));
    const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(Math.min(...waits)).toBeGreaterThan(240);
    // Ordinary questions don't suffer: the breaker doesn't count what the line does.
    expect((await owner.get(`/api/plex/library/1/all?server=${attic}&limit=3`)).status).toBe(200);
    await world.control.clearFaults();
    await events.next(({ data }) => data["live"] === true);
  });

  it("gets a new token once when the server refuses the old one", async () => {
    await world.control.addAccount({
      title: "Demo Aunt",
      username: "demo-aunt",
      servers: [{ serverId: cinema }],
    });
    const aunt = await world.signIn("demo-aunt");
    const events = await follow(aunt);
    const [line] = (await world.control.lines(cinema)).filter((row) => row.account === "demo-aunt");
    const token = line?.headers["x-plex-token"] ?? "";
    await world.control.revoke(token);
    await world.control.down(cinema);
    await events.next(({ data }) => data["live"] === false);
    events.forget();
    await world.control.clearLog();
    await world.control.up(cinema);
    await events.next(({ data }) => data["live"] === true);
    const lines = await world.control.lines(cinema);
    expect(lines.filter((row) => row.headers["x-plex-token"] === token).map((row) => row.status)).toEqual([
      401,
    ]);
    expect(lines.filter((row) => row.account === "demo-aunt").map((row) => row.status)).toEqual([200]);
    expect(await world.control.calls("tv", /resources/)).toHaveLength(1);
  });

  it("ends within 5 min after the last one who used the server, not while somebody follows", async () => {
    const running = async (host: string) =>
      (await world.control.lines(host)).filter((row) => !row.aborted && row.status === 200).length;
    await world.restart();
    await world.control.clearLog();
    owner = await world.signIn("demo-owner");
    const followed = await Events.open(owner);
    await api(`libraries?server=${attic}`);
    await expect.poll(() => running(attic)).toBe(1);
    await moveClock(world);
    await expect.poll(() => running(attic)).toBe(0);
    expect(await running(cinema)).toBe(1);
    followed.leave();
    // Marquee may notice that somebody left only after the clock has moved: then once more.
    const muchLater = async () => {
      await moveClock(world);
      return running(cinema);
    };
    await expect.poll(muchLater, { interval: 8_000 }).toBe(0);
  });
});
