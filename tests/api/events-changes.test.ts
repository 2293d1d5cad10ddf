import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { Following } from "../support/events.ts";
import { test as it } from "../support/fixtures.ts";
import type { World } from "../support/world.ts";

const { cinema } = serverIds;
const { sections, directPlay, show } = titles;

const following = new Following();
it.beforeEach(({ world }) => world.control.clearLog());
it.afterEach(async ({ world }) => {
  following.leave();
  await world.control.clearFaults();
});

const follow = (client: Client, query = "", options = {}) => following.follow(client, query, options);

type Item = { ratingKey: string; title: string; parentRatingKey?: string; grandparentRatingKey?: string };
type Page = { totalSize: number; Metadata: Item[] };
const api = <T>(path: string, client: Client) => client.json<T>(`/api/plex/${path}`);
const keys = (items: Item[]) => items.map((item) => item.ratingKey);

/** Reads that show one film, and lists that hold it. */
const everywhere = [
  "libraries",
  `library/${sections.movies}/all`,
  `library/${sections.movies}/genre`,
  `metadata/${directPlay.ratingKey}`,
  `metadata/${directPlay.ratingKey}/similar`,
  "search?query=lamp",
  "ondeck",
  "continue",
  "recent",
  "hubs",
];
async function warm(world: World, owner: Client) {
  for (const path of everywhere) await api(path, owner);
  await world.control.clearLog();
}
/** Which of them have to ask Plex again. */
async function askedAgain(owner: Client) {
  const again: string[] = [];
  for (const path of everywhere) {
    const response = await owner.get(`/api/plex/${path}`);
    if (response.headers.get("x-marquee-cache") !== "hit") again.push(path);
    await response.text();
  }
  return again;
}

describe("a change on the server", () => {
  it("shows at once: an added film in its library, among what is new, and in the search", async ({
    world,
    owner,
  }) => {
    const search = "search?query=brand%20new";
    const listing = `library/${sections.movies}/all?sort=addedAt:desc&limit=1`;
    const before = await api<Page>(listing, owner);
    expect(await api<Item[]>(search, owner)).toEqual([]);
    await api("recent", owner);
    const events = await follow(owner);
    const asked = performance.now();
    const { ratingKey } = await world.control.add({
      serverId: cinema,
      like: directPlay.ratingKey,
      title: "A Brand New Film",
    });
    const { data } = await events.change({ what: "item", ratingKey });
    expect(data).toEqual({ serverId: cinema, what: "item", ratingKey });
    await events.change({ what: "library", libraryId: sections.movies });
    const after = await api<Page>(listing, owner);
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect([after.totalSize, keys(after.Metadata)]).toEqual([before.totalSize + 1, [ratingKey]]);
    expect(keys(await api<Item[]>("recent", owner))).toContain(ratingKey);
    expect(keys(await api<Item[]>(search, owner))).toEqual([ratingKey]);
  });

  it("shows on every page that names an edited film", async ({ world, owner }) => {
    await warm(world, owner);
    const events = await follow(owner);
    const title = "The Lamp at Skerry Rock";
    await world.control.edit({ serverId: cinema, ratingKey: directPlay.ratingKey, title });
    await events.change({ what: "item", ratingKey: directPlay.ratingKey });
    expect((await api<Item>(`metadata/${directPlay.ratingKey}`, owner)).title).toBe(title);
    const library = await api<Page>(`library/${sections.movies}/all?limit=200`, owner);
    expect(library.Metadata.find((one) => one.ratingKey === directPlay.ratingKey)?.title).toBe(title);
    expect((await api<Item[]>("search?query=skerry", owner)).map((one) => one.title)).toContain(title);
  });

  it("takes a deleted episode out of its season and its show, on deck too", async ({ world, owner }) => {
    const leaves = `metadata/${show.ratingKey}/allLeaves?limit=200`;
    const [next] = (await api<Item[]>("ondeck", owner)).filter(
      (one) => one.grandparentRatingKey === show.ratingKey,
    );
    if (!next) throw new Error("nothing is on deck");
    const season = `metadata/${next.parentRatingKey}/children`;
    expect(keys(await api<Item[]>(season, owner))).toContain(next.ratingKey);
    const all = await api<Page>(leaves, owner);
    const events = await follow(owner);
    await world.control.remove({ serverId: cinema, ratingKey: next.ratingKey });
    await events.change({ what: "item", ratingKey: show.ratingKey });
    expect(keys(await api<Item[]>(season, owner))).not.toContain(next.ratingKey);
    expect((await api<Page>(leaves, owner)).totalSize).toBe(all.totalSize - 1);
    expect(keys(await api<Item[]>("ondeck", owner))).not.toContain(next.ratingKey);
    expect((await owner.get(`/api/plex/metadata/${next.ratingKey}`)).status).toBe(404);
  });

  it("of one library leaves the pages of another alone", async ({ world, owner }) => {
    const page = `library/${sections.archive}/all`;
    await api(page, owner);
    const events = await follow(owner);
    await world.control.edit({ serverId: cinema, ratingKey: directPlay.ratingKey, summary: "Other words." });
    await events.change({ what: "items" });
    expect((await owner.get(`/api/plex/${page}`)).headers.get("x-marquee-cache")).toBe("hit");
  });

  it("shows in the list of libraries while one is scanned, and after", async ({ world, owner }) => {
    const refreshing = async () =>
      (await api<{ key: string; refreshing?: boolean }[]>("libraries", owner)).find(
        (one) => one.key === sections.archive,
      )?.refreshing;
    expect(await refreshing()).toBe(false);
    const events = await follow(owner);
    await world.control.scan({ serverId: cinema, sectionId: sections.archive });
    await events.change({ what: "libraries" });
    expect(await refreshing()).toBe(true);
    events.forget();
    await world.control.scan({ serverId: cinema, sectionId: sections.archive, state: "ended" });
    await events.change({ what: "library", libraryId: sections.archive });
    expect(await refreshing()).toBe(false);
  });

  it("is no news to somebody who may not see that library", async ({ world, owner }) => {
    const friend = await world.signIn("demo-friend");
    const [mine, theirs] = [await follow(owner), await follow(friend)];
    const [item] = (await api<Page>(`library/${sections.archive}/all?limit=1`, owner)).Metadata;
    await world.control.edit({ serverId: cinema, ratingKey: item?.ratingKey ?? "", summary: "Older words." });
    await world.control.edit({ serverId: cinema, ratingKey: directPlay.ratingKey, summary: "New words." });
    await Promise.all([mine, theirs].map((one) => one.change({ ratingKey: directPlay.ratingKey })));
    await mine.change({ ratingKey: item?.ratingKey });
    expect(JSON.stringify(theirs.heard)).not.toContain(`"${item?.ratingKey}"`);
  });
});

describe("playing", () => {
  /** A player that isn't Marquee, with the token of somebody's server. */
  async function player(world: World, client: Client, device: string) {
    const { control } = world;
    await control.clearLog();
    await api(`library/${sections.movies}/all?limit=1&offset=${Math.floor(Math.random() * 1e6)}`, client);
    const row = (await control.log()).find((one) => one.host === cinema && one.headers["x-plex-token"]);
    const [token, base] = [row?.headers["x-plex-token"] ?? "", `http://${row?.headers["host"]}`];
    await control.clearLog();
    return async (state: string, time: number, ratingKey: string = directPlay.ratingKey) => {
      const query = new URLSearchParams({
        ...{ ratingKey, key: `/library/metadata/${ratingKey}`, identifier: "com.plexapp.plugins.library" },
        ...{ state, time: String(time), duration: "600000" },
      });
      const headers = {
        "X-Plex-Token": token,
        "X-Plex-Client-Identifier": device,
        "X-Plex-Session-Identifier": device,
        "X-Plex-Product": "Plex for Apple TV",
      };
      const response = await fetch(`${base}/:/timeline?${query}`, { method: "POST", headers });
      expect(response.status).toBe(200);
    };
  }

  it("on one's own television forgets on a pause and a stop, not on the ticks between", async ({
    world,
    owner,
  }) => {
    const report = await player(world, owner, "television-of-owner");
    const events = await follow(owner);
    await warm(world, owner);
    await report("playing", 70_000);
    await report("playing", 80_000);
    await expect.poll(() => world.control.calls(cinema, /status\/sessions/)).toHaveLength(1);
    expect(await askedAgain(owner)).toEqual([]);
    await report("paused", 90_000);
    await events.change({ what: "watching" });
    expect(await api(`metadata/${directPlay.ratingKey}`, owner)).toMatchObject({ viewOffset: 90_000 });
    events.forget();
    await warm(world, owner);
    await report("stopped", 100_000);
    await events.change({ what: "watched" });
    expect(await api(`metadata/${directPlay.ratingKey}`, owner)).toMatchObject({ viewOffset: 100_000 });
    expect(await askedAgain(owner)).not.toContain("libraries");
    expect(await world.control.calls(cinema, /status\/sessions/)).toEqual([]);
  });

  it("by somebody else leaves this person's cache alone, though the owner hears of it", async ({
    world,
    owner,
  }) => {
    const friend = await world.signIn("demo-friend");
    const report = await player(world, friend, "television-of-friend");
    const [mine, theirs] = [await follow(owner), await follow(friend)];
    await warm(world, owner);
    await report("playing", 70_000);
    await report("paused", 80_000);
    await theirs.change({ what: "watching" });
    await report("stopped", 90_000);
    await theirs.change({ what: "watched" });
    // What comes after it has arrived here: so has what came before.
    await world.control.scan({ serverId: cinema, sectionId: sections.empty });
    await mine.change({ what: "libraries" });
    await world.control.scan({ serverId: cinema, sectionId: sections.empty, state: "ended" });
    await mine.change({ what: "library", libraryId: sections.empty });
    expect(mine.changes()).not.toContain("watching");
    expect(mine.changes()).not.toContain("watched");
    const kept = [`library/${sections.movies}/all`, `metadata/${directPlay.ratingKey}`];
    expect((await askedAgain(owner)).filter((path) => kept.includes(path))).toEqual([]);
  });

  it("in Marquee tells one's other windows, and costs Plex no question", async ({ world, owner }) => {
    const events = await follow(owner);
    const report = { ratingKey: directPlay.ratingKey, duration: 600_000, sessionId: "events" };
    await owner.post("/api/plex/progress", { ...report, time: 110_000, state: "playing" });
    await owner.post("/api/plex/progress", { ...report, time: 120_000, state: "stopped" });
    await events.change({ what: "item", ratingKey: directPlay.ratingKey });
    await events.change({ what: "watching" });
    await owner.post("/api/plex/rate", { ratingKey: directPlay.ratingKey, rating: 8 });
    await events.change({ what: "watched" });
    expect(await world.control.calls(cinema, /status\/sessions/)).toEqual([]);
  });
});
