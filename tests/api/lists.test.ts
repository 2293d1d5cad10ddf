import { describe, expect } from "vitest";
import { serverIds, titles } from "../standin/titles.ts";
import type { Client } from "../support/client.ts";
import { test as it } from "../support/fixtures.ts";

it.beforeAll(async ({ owner }) => {
  await owner.get("/api/plex/test");
});

type Item = { ratingKey: string; title: string; type: string; viewCount?: number };
type Page = { size: number; totalSize: number; offset: number; Metadata: Item[] };
type Playlist = Item & { smart: boolean; playlistType: string; leafCount?: number; duration?: number };
type Entries = Omit<Page, "Metadata"> & {
  title: string;
  duration: number;
  Metadata: (Item & { playlistItemID: string })[];
};

const api = <T>(owner: Client, path: string) => owner.json<T>(`/api/plex/${path}`);
const post = <T>(owner: Client, path: string, body: unknown) => owner.written<T>(`/api/plex/${path}`, body);
const keys = (items: Item[]) => items.map((item) => item.ratingKey);
const { directPlay, twoVersions, noArt, inProgress, hevc } = titles;

async function remove(owner: Client, path: string): Promise<void> {
  const response = await owner.send(`/api/plex/${path}`, { method: "DELETE" });
  expect([path, response.status]).toEqual([path, 200]);
}

describe("a collection", () => {
  it("comes with a page of its items", async ({ owner }) => {
    const { Metadata } = await api<Page>(owner, `library/${titles.sections.movies}/collections`);
    const known = Metadata.find((one) => (one as { childCount?: number }).childCount !== 1);
    const all = await api<Page & Item>(owner, `collections/${known?.ratingKey}`);
    expect(all).toMatchObject({ title: known?.title, type: "collection", offset: 0 });
    expect(all.totalSize).toBe(all.Metadata.length);
    const second = await api<Page>(owner, `collections/${known?.ratingKey}?offset=1&limit=1`);
    expect(keys(second.Metadata)).toEqual(keys(all.Metadata).slice(1, 2));
  });
});

describe("a playlist", () => {
  const mine = async (owner: Client) =>
    (await api<Playlist[]>(owner, "playlists")).find((one) => one.title === "For tonight");
  let id = "";
  const entries = (owner: Client) => api<Entries>(owner, `playlists/${id}`);

  it("is made, and there for the next read", async ({ owner }) => {
    expect(await mine(owner)).toBeUndefined();
    const ratingKeys = [directPlay.ratingKey, Number(twoVersions.ratingKey)];
    const made = await post<Playlist>(owner, "playlists", { title: " For tonight ", ratingKeys });
    expect(made).toMatchObject({ title: "For tonight", smart: false, playlistType: "video", leafCount: 2 });
    id = made.ratingKey;
    expect(await mine(owner)).toMatchObject({ ratingKey: id, leafCount: 2, duration: made.duration });
    expect(keys((await entries(owner)).Metadata)).toEqual([directPlay.ratingKey, twoVersions.ratingKey]);
  });

  it("is as long as its entries, in ms", async ({ owner }) => {
    const { duration, title } = await entries(owner);
    expect(title).toBe("For tonight");
    expect(Math.abs(duration - ((await mine(owner))?.duration ?? 0))).toBeLessThan(1000);
    expect(duration).toBeGreaterThan(60_000);
  });

  it("grows at its end, and comes in pages", async ({ owner }) => {
    await entries(owner);
    await post(owner, `playlists/${id}/items`, { ratingKeys: [noArt.ratingKey] });
    const all = await entries(owner);
    expect(keys(all.Metadata)).toEqual([directPlay.ratingKey, twoVersions.ratingKey, noArt.ratingKey]);
    const last = await api<Entries>(owner, `playlists/${id}?offset=2&limit=1`);
    expect(last).toMatchObject({ size: 1, offset: 2, totalSize: 3 });
    expect(last.Metadata).toEqual(all.Metadata.slice(2));
  });

  it("is put into another order", async ({ owner }) => {
    const [first, second, third] = (await entries(owner)).Metadata.map((one) => one.playlistItemID);
    await post(owner, `playlists/${id}/items/${third}/move`, {});
    expect((await entries(owner)).Metadata.map((one) => one.playlistItemID)).toEqual([third, first, second]);
    await post(owner, `playlists/${id}/items/${third}/move`, { after: first });
    expect((await entries(owner)).Metadata.map((one) => one.playlistItemID)).toEqual([first, third, second]);
  });

  it("loses an entry, and shows what was watched meanwhile", async ({ owner }) => {
    const [first] = (await entries(owner)).Metadata;
    await remove(owner, `playlists/${id}/items/${first?.playlistItemID}`);
    expect(keys((await entries(owner)).Metadata)).toEqual([noArt.ratingKey, twoVersions.ratingKey]);
    await owner.post("/api/plex/scrobble", { ratingKey: noArt.ratingKey });
    expect((await entries(owner)).Metadata[0]?.viewCount).toBe(1);
  });

  it("is nobody else's", async ({ world, owner }) => {
    const friend = await world.signIn("demo-friend");
    const theirs = await friend.json<Playlist[]>("/api/plex/playlists");
    expect(theirs.map((one) => one.ratingKey)).not.toContain(id);
    expect((await friend.get(`/api/plex/playlists/${id}`)).status).toBe(404);
    expect((await friend.send(`/api/plex/playlists/${id}`, { method: "DELETE" })).status).toBe(404);
    expect(await mine(owner)).toMatchObject({ ratingKey: id });
  });

  it("is deleted, and its items aren't", async ({ owner }) => {
    await remove(owner, `playlists/${id}`);
    expect(await mine(owner)).toBeUndefined();
    expect((await owner.get(`/api/plex/playlists/${id}`)).status).toBe(404);
    expect((await owner.get(`/api/plex/metadata/${directPlay.ratingKey}`)).status).toBe(200);
  });

  it("of music is told as such, and takes no film", async ({ owner }) => {
    const { Metadata } = await api<Page>(owner, "library/5/all?type=10&limit=2");
    const made = await post<Playlist>(owner, "playlists", { title: "Songs", ratingKeys: keys(Metadata) });
    expect(made).toMatchObject({ playlistType: "audio", leafCount: 2 });
    const film = await owner.post(`/api/plex/playlists/${made.ratingKey}/items`, { ratingKeys: ["1"] });
    expect(await film.json()).toMatchObject({ code: "rejected" });
    await remove(owner, `playlists/${made.ratingKey}`);
  });

  it("that is smart can't be changed by hand", async ({ owner }) => {
    const smart = (await api<Playlist[]>(owner, "playlists")).find((one) => one.smart);
    expect((await api<Entries>(owner, `playlists/${smart?.ratingKey}`)).size).toBeGreaterThan(0);
    const added = await owner.post(`/api/plex/playlists/${smart?.ratingKey}/items`, { ratingKeys: ["1"] });
    expect(await added.json()).toMatchObject({ code: "rejected" });
  });

  it("isn't changed from another site", async ({ world, owner }) => {
    const evil = { Origin: "https://evil.example" };
    await world.control.clearLog();
    const made = await owner.post("/api/plex/playlists", { title: "Evil", ratingKeys: ["1"] }, evil);
    expect(made.status).toBe(403);
    const gone = await owner.send("/api/plex/playlists/1", { method: "DELETE", headers: evil });
    expect(gone.status).toBe(403);
    expect(await world.control.log()).toEqual([]);
  });
});

describe("continue watching", () => {
  it("loses what is taken out, and only that", async ({ owner }) => {
    const before = await api<Item[]>(owner, "continue");
    expect(keys(before)).toContain(inProgress.ratingKey);
    await post(owner, "continue/remove", { ratingKey: inProgress.ratingKey });
    const after = await api<Item[]>(owner, "continue");
    expect(keys(after)).toEqual(keys(before).filter((one) => one !== inProgress.ratingKey));
    const item = await api<{ viewOffset?: number }>(owner, `metadata/${inProgress.ratingKey}`);
    expect(item.viewOffset).toBe(inProgress.viewOffset);
  });
});

describe("a write that Plex doesn't answer", () => {
  it("isn't sent twice", async ({ world, owner }) => {
    await world.control.fault({ host: serverIds.cinema, path: "^/playlists$", method: "POST", status: 503 });
    await world.control.clearLog();
    const made = await owner.post("/api/plex/playlists", { title: "Once", ratingKeys: [hevc.ratingKey] });
    expect(made.status).toBe(503);
    const calls = await world.control.calls(serverIds.cinema, /playlists/);
    expect(calls).toEqual(["POST /playlists"]);
    await world.control.clearFaults();
  });

  it("is looked for by the next read, since it may have been done", async ({ world, owner }) => {
    await api(owner, "playlists");
    const fault = { host: serverIds.cinema, path: "^/playlists$", method: "POST", cutAfterBytes: 5 };
    await world.control.fault(fault);
    const made = await owner.post("/api/plex/playlists", { title: "Half", ratingKeys: [hevc.ratingKey] });
    await world.control.clearFaults();
    expect(made.status).toBe(502);
    expect((await api<Playlist[]>(owner, "playlists")).map((one) => one.title)).toContain("Half");
  });
});
