import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

type Item = { ratingKey: string; title: string; type: string; viewCount?: number };
type Page = { size: number; totalSize: number; offset: number; Metadata: Item[] };
type Playlist = Item & { smart: boolean; playlistType: string; leafCount?: number; duration?: number };
type Entries = Omit<Page, "Metadata"> & {
  title: string;
  duration: number;
  Metadata: (Item & { playlistItemID: string })[];
};

const api = <T>(path: string) => owner.json<T>(`/api/plex/${path}`);
const post = <T>(path: string, body: unknown) => owner.written<T>(`/api/plex/${path}`, body);
const keys = (items: Item[]) => items.map((item) => item.ratingKey);
const { directPlay, twoVersions, noArt, inProgress, hevc } = titles;

async function remove(path: string): Promise<void> {
  const response = await owner.send(`/api/plex/${path}`, { method: "DELETE" });
  expect([path, response.status]).toEqual([path, 200]);
}

describe("a collection", () => {
  it("comes with a page of its items", async () => {
    const { Metadata } = await api<Page>(`library/${titles.sections.movies}/collections`);
    const known = Metadata.find((one) => (one as { childCount?: number }).childCount !== 1);
    const all = await api<Page & Item>(`collections/${known?.ratingKey}`);
    expect(all).toMatchObject({ title: known?.title, type: "collection", offset: 0 });
    expect(all.totalSize).toBe(all.Metadata.length);
    const second = await api<Page>(`collections/${known?.ratingKey}?offset=1&limit=1`);
    expect(keys(second.Metadata)).toEqual(keys(all.Metadata).slice(1, 2));
  });
});

describe("a playlist", () => {
  const mine = async () => (await api<Playlist[]>("playlists")).find((one) => one.title === "For tonight");
  let id = "";
  const entries = () => api<Entries>(`playlists/${id}`);

  it("is made, and there for the next read", async () => {
    expect(await mine()).toBeUndefined();
    const ratingKeys = [directPlay.ratingKey, Number(twoVersions.ratingKey)];
    const made = await post<Playlist>("playlists", { title: " For tonight ", ratingKeys });
    expect(made).toMatchObject({ title: "For tonight", smart: false, playlistType: "video", leafCount: 2 });
    id = made.ratingKey;
    expect(await mine()).toMatchObject({ ratingKey: id, leafCount: 2, duration: made.duration });
    expect(keys((await entries()).Metadata)).toEqual([directPlay.ratingKey, twoVersions.ratingKey]);
  });

  it("is as long as its entries, in ms", async () => {
    const { duration, title } = await entries();
    expect(title).toBe("For tonight");
    expect(Math.abs(duration - ((await mine())?.duration ?? 0))).toBeLessThan(1000);
    expect(duration).toBeGreaterThan(60_000);
  });

  it("grows at its end, and comes in pages", async () => {
    await entries();
    await post(`playlists/${id}/items`, { ratingKeys: [noArt.ratingKey] });
    const all = await entries();
    expect(keys(all.Metadata)).toEqual([directPlay.ratingKey, twoVersions.ratingKey, noArt.ratingKey]);
    const last = await api<Entries>(`playlists/${id}?offset=2&limit=1`);
    expect(last).toMatchObject({ size: 1, offset: 2, totalSize: 3 });
    expect(last.Metadata).toEqual(all.Metadata.slice(2));
  });

  it("is put into another order", async () => {
    const [first, second, third] = (await entries()).Metadata.map((one) => one.playlistItemID);
    await post(`playlists/${id}/items/${third}/move`, {});
    expect((await entries()).Metadata.map((one) => one.playlistItemID)).toEqual([third, first, second]);
    await post(`playlists/${id}/items/${third}/move`, { after: first });
    expect((await entries()).Metadata.map((one) => one.playlistItemID)).toEqual([first, third, second]);
  });

  it("loses an entry, and shows what was watched meanwhile", async () => {
    const [first] = (await entries()).Metadata;
    await remove(`playlists/${id}/items/${first?.playlistItemID}`);
    expect(keys((await entries()).Metadata)).toEqual([noArt.ratingKey, twoVersions.ratingKey]);
    await owner.post("/api/plex/scrobble", { ratingKey: noArt.ratingKey });
    expect((await entries()).Metadata[0]?.viewCount).toBe(1);
  });

  it("is nobody else's", async () => {
    const friend = await world.signIn("demo-friend");
    const theirs = await friend.json<Playlist[]>("/api/plex/playlists");
    expect(theirs.map((one) => one.ratingKey)).not.toContain(id);
    expect((await friend.get(`/api/plex/playlists/${id}`)).status).toBe(404);
    expect((await friend.send(`/api/plex/playlists/${id}`, { method: "DELETE" })).status).toBe(404);
    expect(await mine()).toMatchObject({ ratingKey: id });
  });

  it("is deleted, and its items aren't", async () => {
    await remove(`playlists/${id}`);
    expect(await mine()).toBeUndefined();
    expect((await owner.get(`/api/plex/playlists/${id}`)).status).toBe(404);
    expect((await owner.get(`/api/plex/metadata/${directPlay.ratingKey}`)).status).toBe(200);
  });

  it("of music is told as such, and takes no film", async () => {
    const { Metadata } = await api<Page>("library/5/all?type=10&limit=2");
    const made = await post<Playlist>("playlists", { title: "Songs", ratingKeys: keys(Metadata) });
    expect(made).toMatchObject({ playlistType: "audio", leafCount: 2 });
    const film = await owner.post(`/api/plex/playlists/${made.ratingKey}/items`, { ratingKeys: ["1"] });
    expect(await film.json()).toMatchObject({ code: "rejected" });
    await remove(`playlists/${made.ratingKey}`);
  });

  it("that is smart can't be changed by hand", async () => {
    const smart = (await api<Playlist[]>("playlists")).find((one) => one.smart);
    expect((await api<Entries>(`playlists/${smart?.ratingKey}`)).size).toBeGreaterThan(0);
    const added = await owner.post(`/api/plex/playlists/${smart?.ratingKey}/items`, { ratingKeys: ["1"] });
    expect(await added.json()).toMatchObject({ code: "rejected" });
  });

  it("isn't changed from another site", async () => {
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
  it("loses what is taken out, and only that", async () => {
    const before = await api<Item[]>("continue");
    expect(keys(before)).toContain(inProgress.ratingKey);
    await post("continue/remove", { ratingKey: inProgress.ratingKey });
    const after = await api<Item[]>("continue");
    expect(keys(after)).toEqual(keys(before).filter((one) => one !== inProgress.ratingKey));
    const item = await api<{ viewOffset?: number }>(`metadata/${inProgress.ratingKey}`);
    expect(item.viewOffset).toBe(inProgress.viewOffset);
  });
});

describe("a write that Plex doesn't answer", () => {
  it("isn't sent twice", async () => {
    await world.control.fault({ host: serverIds.cinema, path: "^/playlists$", method: "POST", status: 503 });
    await world.control.clearLog();
    const made = await owner.post("/api/plex/playlists", { title: "Once", ratingKeys: [hevc.ratingKey] });
    expect(made.status).toBe(503);
    const calls = await world.control.calls(serverIds.cinema, /playlists/);
    expect(calls).toEqual(["POST /playlists"]);
    await world.control.clearFaults();
  });

  it("is looked for by the next read, since it may have been done", async () => {
    await api("playlists");
    const fault = { host: serverIds.cinema, path: "^/playlists$", method: "POST", cutAfterBytes: 5 };
    await world.control.fault(fault);
    const made = await owner.post("/api/plex/playlists", { title: "Half", ratingKeys: [hevc.ratingKey] });
    await world.control.clearFaults();
    expect(made.status).toBe(502);
    expect((await api<Playlist[]>("playlists")).map((one) => one.title)).toContain("Half");
  });
});
