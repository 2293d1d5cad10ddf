import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { testIn } from "../support/fixtures.ts";

type Item = { ratingKey: string; title: string; librarySectionID?: string };
type Page = { size: number; totalSize: number; Metadata: Item[] };

const it = testIn();
const { notOnHome, notInSearch, sections, inProgress } = titles;
const titlesOf = (items: Item[]) => items.map((item) => item.title);
const api = <T>(owner: Client, path: string) => owner.json<T>(`/api/plex/${path}`);

describe("libraries that their owner hides (PROTOCOL §3.4)", () => {
  const homeRows = ["recent", "ondeck", "continue"];

  it("stand in no row of Home, on one server or on all", async ({ owner }) => {
    // Being watched puts a title into every row.
    for (const { ratingKey } of [notOnHome, notInSearch]) {
      const { duration } = await api<{ duration: number }>(owner, `metadata/${ratingKey}`);
      const report = { ratingKey, duration, time: 100_000, sessionId: "hidden", state: "stopped" };
      expect((await owner.post("/api/plex/progress", report)).status).toBe(200);
    }
    for (const row of homeRows) {
      const alone = await api<Item[]>(owner, row);
      expect(alone.length, row).toBeGreaterThan(0);
      const { items } = await api<{ items: Item[] }>(owner, `${row}?server=all`);
      for (const title of [notOnHome.title, notInSearch.title]) {
        expect(titlesOf(alone), row).not.toContain(title);
        expect(titlesOf(items), row).not.toContain(title);
      }
    }
  });

  it("from 2 on are not in search either", async ({ owner }) => {
    const search = (words: string) => api<Item[]>(owner, `search?${new URLSearchParams({ query: words })}`);
    expect(titlesOf(await search(notOnHome.title))).toContain(notOnHome.title);
    expect(titlesOf(await search(notInSearch.title))).not.toContain(notInSearch.title);
  });

  it("show all they have on their own pages", async ({ owner }) => {
    for (const [key, title] of [
      [sections.notOnHome, notOnHome.title],
      [sections.notInSearch, notInSearch.title],
    ] as const) {
      expect(titlesOf((await api<Page>(owner, `library/${key}/all`)).Metadata)).toContain(title);
      expect((await api<Item[]>(owner, `recent?library=${key}`)).length).toBeGreaterThan(0);
    }
  });
});

describe("a server without the paths that nobody describes (PROTOCOL §3.3)", () => {
  it("has the rows of Home all the same", async ({ world, owner }) => {
    await world.control.classicHome(serverIds.cinema, true);
    await owner.post("/api/plex/unscrobble", { ratingKey: inProgress.ratingKey });
    const { duration } = await api<{ duration: number }>(owner, `metadata/${inProgress.ratingKey}`);
    const report = {
      ratingKey: inProgress.ratingKey,
      duration,
      time: 100_000,
      sessionId: "home",
      state: "stopped",
    };
    await owner.post("/api/plex/progress", report);
    for (const row of ["continue", "ondeck"])
      expect(titlesOf(await api<Item[]>(owner, row)), row).toContain(inProgress.title);
    // Rows of one library have a path of their own, which goes by another way here.
    expect((await api<Item[]>(owner, `recent?library=${sections.movies}`)).length).toBeGreaterThan(0);
    expect((await api<Item[]>(owner, "recent")).length).toBeGreaterThan(0);
    expect((await owner.get("/api/plex/hubs/promoted")).status).toBe(200);
  });
});

describe("optional fields that say nothing", () => {
  it.for([[null], [""], [[]], [{}]])(
    "%j in all of them costs no row",
    async ([nothing], { world, owner }) => {
      const path = `library/${sections.oddFilms}/all?sort=titleSort&limit=50`;
      const whole = await api<Page>(owner, path);
      const fault = await world.control.fault({
        host: serverIds.cinema,
        path: "^/library/sections",
        optional: nothing,
      });
      // Another page of the same list, so that the cache has no answer.
      const hollow = await api<Page>(
        owner,
        `${path.replace("50", String(50 + String(JSON.stringify(nothing)).length))}`,
      );
      await world.control.clearFault(fault.id);
      expect(hollow.Metadata.map((one) => one.ratingKey)).toEqual(whole.Metadata.map((one) => one.ratingKey));
      expect(hollow.totalSize).toBe(hollow.Metadata.length);
    },
  );
});

describe("a server below a path of its host", () => {
  it("is asked below it", async ({ world, owner }) => {
    const [cinema] = (await world.control.servers()).filter((one) => one.id === serverIds.cinema);
    const uri = cinema?.proxyUrl ?? "";
    expect(new URL(uri).pathname).toBe("/plex");
    const set = await owner.post(`/api/plex/servers/${serverIds.cinema}/endpoint`, { uri });
    expect(await set.json()).toMatchObject({ uri, message: "Manual address set" });
    await world.control.clearLog();
    expect((await api<Page>(owner, `library/${sections.movies}/all?limit=7`)).Metadata).toHaveLength(7);
    const asked = (await world.control.log()).map(({ path }) => path);
    expect(asked).toContain(`/library/sections/${sections.movies}/all`);
    await owner.post(`/api/plex/servers/${serverIds.cinema}/endpoint`, { uri: null });
  });
});

describe("pictures elsewhere", () => {
  it("are fetched by the server that named them, for the person whom it told", async ({ world, owner }) => {
    const { namedPoster } = titles.oddFilms;
    const picture = (client: Client, path: string) =>
      client.get(`/api/plex/images?${new URLSearchParams({ server: serverIds.cinema, path })}`);
    const elsewhere = "https://posters.demo.example/nfo/never-named.jpg";
    expect((await picture(owner, elsewhere)).status).toBe(403);
    await api(owner, `metadata/${namedPoster.ratingKey}`);
    const shown = await picture(owner, namedPoster.thumb);
    expect([shown.status, shown.headers.get("content-type")]).toEqual([
      200,
      expect.stringMatching(/^image\//),
    ]);
    expect((await picture(owner, "https://posters.demo.example/other.jpg")).status).toBe(403);
    const friend = await world.signIn("demo-friend");
    expect((await picture(friend, namedPoster.thumb)).status).toBe(403);
  });
});
