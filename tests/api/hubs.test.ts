import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";

it.beforeAll(async ({ owner }) => {
  await owner.get("/api/plex/test");
});

type Item = {
  ratingKey: string;
  title: string;
  type: string;
  guid: string;
  viewCount?: number;
  userRating?: number;
  Role: { id: string; tag: string; tagKey: string }[];
  Extras?: { Metadata: Item[] };
};
type Hub = { hubIdentifier: string; title: string; Metadata: Item[] };
type Page = { size: number; totalSize: number; offset: number; Metadata: Item[] };

const api = <T>(owner: Client, path: string) => owner.json<T>(`/api/plex/${path}`);
const keys = (items: Item[]) => items.map((item) => item.ratingKey);
const { show, directPlay, twoVersions, inProgress } = titles;

describe("hubs", () => {
  const continuing = async (owner: Client) =>
    (await api<Hub[]>(owner, "hubs")).find((hub) => hub.hubIdentifier === "home.continue")?.Metadata ?? [];

  it("are the home page, and follow what is watched at once", async ({ owner }) => {
    expect(keys(await continuing(owner))).toContain(inProgress.ratingKey);
    await owner.post("/api/plex/scrobble", { ratingKey: inProgress.ratingKey });
    expect(keys(await continuing(owner))).not.toContain(inProgress.ratingKey);
    const { duration } = await api<{ duration: number }>(owner, `metadata/${inProgress.ratingKey}`);
    const report = { ratingKey: inProgress.ratingKey, duration, sessionId: "hubs", state: "stopped" };
    await owner.post("/api/plex/progress", { ...report, time: 100_000 });
    expect(keys(await continuing(owner))).toContain(inProgress.ratingKey);
  });

  it("are what somebody pinned, in the length asked for", async ({ owner }) => {
    const hubs = await api<Hub[]>(owner, "hubs/promoted?count=3");
    expect(hubs.length).toBeGreaterThan(2);
    expect(Math.max(...hubs.map((hub) => hub.Metadata.length))).toBe(3);
  });

  it("are one request each", async ({ world, owner }) => {
    await world.control.clearLog();
    for (let again = 0; again < 3; again++) await api(owner, "hubs?count=7");
    expect(await world.control.calls(serverIds.cinema)).toEqual(["GET /hubs"]);
  });
});

describe("below an item", () => {
  it("are seasons, then episodes, and all of them in pages", async ({ owner }) => {
    const seasons = await api<Item[]>(owner, `metadata/${show.ratingKey}/children`);
    expect(new Set(seasons.map((one) => one.type))).toEqual(new Set(["season"]));
    const episodes: Item[] = [];
    for (const { ratingKey } of seasons)
      episodes.push(...(await api<Item[]>(owner, `metadata/${ratingKey}/children`)));
    const all = await api<Page>(owner, `metadata/${show.ratingKey}/allLeaves?limit=200`);
    expect(keys(all.Metadata).toSorted()).toEqual(keys(episodes).toSorted());
    const second = await api<Page>(owner, `metadata/${show.ratingKey}/allLeaves?offset=1&limit=1`);
    expect(second).toMatchObject({ size: 1, offset: 1, totalSize: all.totalSize });
    expect(keys(second.Metadata)).toEqual(keys(all.Metadata).slice(1, 2));
  });

  it("show a mark made on the show", async ({ owner }) => {
    const unwatched = async () =>
      (await api<Page>(owner, `metadata/${show.ratingKey}/allLeaves`)).Metadata.filter(
        (one) => !one.viewCount,
      ).length;
    expect(await unwatched()).toBeGreaterThan(0);
    await owner.post("/api/plex/scrobble", { ratingKey: show.ratingKey });
    expect(await unwatched()).toBe(0);
  });
});

describe("around an item", () => {
  it("are extras", async ({ owner }) => {
    const extras = await api<Item[]>(owner, `metadata/${directPlay.ratingKey}/extras`);
    const full = await api<Item>(owner, `metadata/${directPlay.ratingKey}?includeExtras=1`);
    expect(extras.length).toBeGreaterThan(0);
    expect(keys(extras)).toEqual(keys(full.Extras?.Metadata ?? []));
    expect(JSON.stringify(extras)).not.toMatch(/"file":/);
  });

  it("are similar items and related rows, without the item itself", async ({ owner }) => {
    const similar = await api<Item[]>(owner, `metadata/${directPlay.ratingKey}/similar?count=5`);
    expect(similar).toHaveLength(5);
    expect(keys(similar)).not.toContain(directPlay.ratingKey);
    const related = await api<Hub[]>(owner, `metadata/${directPlay.ratingKey}/related?count=4`);
    expect(related[0]).toMatchObject({ hubIdentifier: "movie.similar", Metadata: { length: 4 } });
  });

  it("are ratings, the person's own among them at once", async ({ owner }) => {
    const { ratingKey } = twoVersions;
    const before = await api<{ ratingKey: string; Rating: object[]; userRating?: number }>(
      owner,
      `ratings/${ratingKey}`,
    );
    expect(before.ratingKey).toBe(ratingKey);
    expect(before.Rating).toContainEqual(
      expect.objectContaining({ image: "imdb://image.rating", value: expect.any(Number) }),
    );
    expect(before.userRating).toBeUndefined();
    await owner.post("/api/plex/rate", { ratingKey, rating: 9 });
    expect(await api(owner, `ratings/${ratingKey}`)).toMatchObject({ userRating: 9 });
  });
});

describe("across libraries", () => {
  it("a person is found by number and by tagKey, with what they were in", async ({ owner }) => {
    const film = await api<Item>(owner, `metadata/${directPlay.ratingKey}`);
    const [role] = film.Role;
    const byNumber = await api<Page & { tag: string }>(owner, `people/${role?.id}?limit=200`);
    expect(byNumber.tag).toBe(role?.tag);
    expect(keys(byNumber.Metadata)).toContain(directPlay.ratingKey);
    const byTagKey = await api<Page>(owner, `people/${role?.tagKey}?limit=200`);
    expect(keys(byTagKey.Metadata)).toEqual(keys(byNumber.Metadata));
    expect(await api(owner, `people/${role?.id}?offset=100000`)).toMatchObject({ size: 0, Metadata: [] });
  });

  it("a guid finds its item, and one that nobody has finds nothing", async ({ owner }) => {
    const { guid, ratingKey } = await api<Item>(owner, `metadata/${directPlay.ratingKey}`);
    const find = (guid: string) => api<Item[]>(owner, `findByGuid?guid=${encodeURIComponent(guid)}`);
    expect(keys(await find(guid))).toEqual([ratingKey]);
    expect(await find("plex://movie/000000000000000000000000")).toEqual([]);
  });
});
