import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { Following } from "../support/events.ts";
import { startWorld, type World } from "../support/world.ts";

const { cinema } = serverIds;
const { sections, directPlay, show } = titles;

let world: World;
let owner: Client;
const following = new Following();
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());
afterEach(async () => {
  following.leave();
  await world.control.clearFaults();
});

const follow = (client = owner, query = "", options = {}) => following.follow(client, query, options);

type Item = { ratingKey: string; title: string; parentRatingKey?: string; grandparentRatingKey?: string };
type Page = { totalSize: number; Metadata: Item[] };
const api = <T>(path: string, client = owner) => client.json<T>(`/api/plex/${path}`);
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
async function warm() {
  for (const path of everywhere) await api(path);
  await world.control.clearLog();
}
/** Which of them have to ask Plex again. */
async function askedAgain() {
  const again: string[] = [];
  for (const path of everywhere) {
    const response = await owner.get(`/api/plex/${path}`);
    if (response.headers.get("x-marquee-cache") !== "hit") again.push(path);
    await response.text();
  }
  return again;
}

describe("a change on the server", () => {
  it("shows at once: an added film in its library, among what is new, and in the search", async () => {
    const search = "search?query=brand%20new";
    const listing = `library/${sections.movies}/all?sort=addedAt:desc&limit=1`;
    const before = await api<Page>(listing);
    expect(await api<Item[]>(search)).toEqual([]);
    await api("recent");
    const events = await follow();
    const asked = performance.now();
    const { ratingKey } = await world.control.add({
      serverId: cinema,
      like: directPlay.ratingKey,
      title: "A Brand New Film",
    });
    const { data } = await events.change({ what: "item", ratingKey });
    expect(data).toEqual({ serverId: cinema, what: "item", ratingKey });
    await events.change({ what: "library", libraryId: sections.movies });
    const after = await api<Page>(listing);
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect([after.totalSize, keys(after.Metadata)]).toEqual([before.totalSize + 1, [ratingKey]]);
    expect(keys(await api<Item[]>("recent"))).toContain(ratingKey);
    expect(keys(await api<Item[]>(search))).toEqual([ratingKey]);
  });

  it("shows on every page that names an edited film", async () => {
    await warm();
    const events = await follow();
    const title = "The Lamp at Skerry Rock";
    await world.control.edit({ serverId: cinema, ratingKey: directPlay.ratingKey, title });
    await events.change({ what: "item", ratingKey: directPlay.ratingKey });
    expect((await api<Item>(`metadata/${directPlay.ratingKey}`)).title).toBe(title);
    const library = await api<Page>(`library/${sections.movies}/all?limit=200`);
    expect(library.Metadata.find((one) => one.ratingKey === directPlay.ratingKey)?.title).toBe(title);
    expect((await api<Item[]>("search?query=skerry")).map((one) => one.title)).toContain(title);
  });

  it("takes a deleted episode out of its season and its show, on deck too", async () => {
    const leaves = `metadata/${show.ratingKey}/allLeaves?limit=200`;
    const [next] = (await api<Item[]>("ondeck")).filter((one) => one.grandparentRatingKey === show.ratingKey);
    if (!next) throw new Error("nothing is on deck");
    const season = `metadata/${next.parentRatingKey}/children`;
    expect(keys(await api<Item[]>(season))).toContain(next.ratingKey);
    const all = await api<Page>(leaves);
    const events = await follow();
    await world.control.remove({ serverId: cinema, ratingKey: next.ratingKey });
    await events.change({ what: "item", ratingKey: show.ratingKey });
    expect(keys(await api<Item[]>(season))).not.toContain(next.ratingKey);
    expect((await api<Page>(leaves)).totalSize).toBe(all.totalSize - 1);
    expect(keys(await api<Item[]>("ondeck"))).not.toContain(next.ratingKey);
    expect((await owner.get(`/api/plex/metadata/${next.ratingKey}`)).status).toBe(404);
  });

  it("of one library leaves the pages of another alone", async () => {
    const page = `library/${sections.archive}/all`;
    await api(page);
    const events = await follow();
    await world.control.edit({ serverId: cinema, ratingKey: directPlay.ratingKey, summary: "Other words." });
    await events.change({ what: "items" });
    expect((await owner.get(`/api/plex/${page}`)).headers.get("x-marquee-cache")).toBe("hit");
  });

  it("shows in the list of libraries while one is scanned, and after", async () => {
    const refreshing = async () =>
      (await api<{ key: string; refreshing?: boolean }[]>("libraries")).find(
        (one) => one.key === sections.archive,
      )?.refreshing;
    expect(await refreshing()).toBe(false);
    const events = await follow();
    await world.control.scan({ serverId: cinema, sectionId: sections.archive });
    await events.change({ what: "libraries" });
    expect(await refreshing()).toBe(true);
    events.forget();
    await world.control.scan({ serverId: cinema, sectionId: sections.archive, state: "ended" });
    await events.change({ what: "library", libraryId: sections.archive });
    expect(await refreshing()).toBe(false);
  });

  it("is no news to somebody who may not see that library", async () => {
    const friend = await world.signIn("demo-friend");
    const [mine, theirs] = [await follow(), await follow(friend)];
    const [item] = (await api<Page>(`library/${sections.archive}/all?limit=1`)).Metadata;
    await world.control.edit({ serverId: cinema, ratingKey: item?.ratingKey ?? "", summary: "Older words." });
    await world.control.edit({ serverId: cinema, ratingKey: directPlay.ratingKey, summary: "New words." });
    await Promise.all([mine, theirs].map((one) => one.change({ ratingKey: directPlay.ratingKey })));
    await mine.change({ ratingKey: item?.ratingKey });
    expect(JSON.stringify(theirs.heard)).not.toContain(`"${item?.ratingKey}"`);
  });
});

describe("playing", () => {
  /** A player that isn't Marquee, with the token of somebody's server. */
  async function player(client: Client, device: string) {
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

  it("on one's own television forgets on a pause and a stop, not on the ticks between", async () => {
    const report = await player(owner, "television-of-owner");
    const events = await follow();
    await warm();
    await report("playing", 70_000);
    await report("playing", 80_000);
    await expect.poll(() => world.control.calls(cinema, /status\/sessions/)).toHaveLength(1);
    expect(await askedAgain()).toEqual([]);
    await report("paused", 90_000);
    await events.change({ what: "watching" });
    expect(await api(`metadata/${directPlay.ratingKey}`)).toMatchObject({ viewOffset: 90_000 });
    events.forget();
    await warm();
    await report("stopped", 100_000);
    await events.change({ what: "watched" });
    expect(await api(`metadata/${directPlay.ratingKey}`)).toMatchObject({ viewOffset: 100_000 });
    expect(await askedAgain()).not.toContain("libraries");
    expect(await world.control.calls(cinema, /status\/sessions/)).toEqual([]);
  });

  it("by somebody else leaves this person's cache alone, though the owner hears of it", async () => {
    const friend = await world.signIn("demo-friend");
    const report = await player(friend, "television-of-friend");
    const [mine, theirs] = [await follow(), await follow(friend)];
    await warm();
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
    expect((await askedAgain()).filter((path) => kept.includes(path))).toEqual([]);
  });

  it("in Marquee tells one's other windows, and costs Plex no question", async () => {
    const events = await follow();
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
