import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { serverIds } from "../standin/titles.ts";
import { Client } from "../support/client.ts";
import { startWorld, type World } from "../support/world.ts";

const { cinema } = serverIds;

let world: World;
let owner: Client;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
});
afterAll(() => world.close());
afterEach(async () => {
  await world.control.allow(cinema, "");
  await world.control.up(cinema);
});

const looks = () => world.control.looks(cinema);
const warning = async () => (await owner.json<{ warning: string | null }>("/api/plex/test")).warning;
const confirm = (who: Client, id: string = cinema) => who.post(`/api/plex/servers/${id}/confirm`, {});

/** A new sign-in looks anew. */
async function ownerFinds(open: boolean) {
  owner = await world.signIn("demo-owner");
  await expect.poll(async () => Boolean(await warning())).toBe(open);
}

describe("a server that wants a token", () => {
  it("is looked at once by every sign-in, without a token or a name", async () => {
    await world.control.clearLog();
    expect(await warning()).toBeNull();
    await expect.poll(looks).toHaveLength(1);
    const [look] = await looks();
    expect(look).toMatchObject({ method: "GET", path: "/library/sections", query: {}, status: 401 });
    expect(Object.keys(look?.headers ?? {}).filter((name) => /plex|forwarded|cookie/.test(name))).toEqual([]);
    await owner.json("/api/plex/libraries");
    await owner.json("/api/plex/ondeck");
    expect(await looks()).toHaveLength(1);
    const friend = await world.signIn("demo-friend");
    expect((await friend.get("/api/plex/libraries")).status).toBe(200);
    await expect.poll(looks).toHaveLength(2);
  });
});

describe("a server that answers without a token", () => {
  it("warns its owner, and is refused to others until the owner confirms", async () => {
    await world.control.allow(cinema, "127.0.0.0/8");
    await ownerFinds(true);
    expect((await owner.get("/api/plex/libraries")).status).toBe(200);
    const friend = await world.signIn("demo-friend");
    for (const path of ["libraries", "ondeck", "test", "metadata/1", "proxy/library/parts/1/1/file.mp4"]) {
      const response = await friend.get(`/api/plex/${path}`);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({
        code: "forbidden",
        detail: expect.stringContaining("owner must confirm"),
      });
    }
    expect(await friend.json("/api/plex/ondeck?server=all")).toMatchObject({
      partial: [{ serverId: cinema, code: "forbidden" }],
    });
    expect((await friend.get("/")).status).toBe(200);
    const refused = await confirm(friend);
    expect([refused.status, (await refused.json()).code]).toEqual([403, "forbidden"]);
    expect((await friend.get("/api/plex/libraries")).status).toBe(403);
    const confirmed = await confirm(owner);
    expect(await confirmed.json()).toEqual({ message: "Server confirmed", serverId: cinema });
    expect((await friend.get("/api/plex/libraries")).status).toBe(200);
    expect(await warning()).toEqual(expect.stringContaining("without a token"));
  });

  it("needs a new word after it was closed in between; what is known survives a restart", async () => {
    await ownerFinds(false);
    await world.control.allow(cinema, "127.0.0.1");
    await ownerFinds(true);
    const friend = await world.signIn("demo-friend");
    expect((await friend.get("/api/plex/libraries")).status).toBe(403);
    await world.control.down(cinema);
    await world.restart();
    for (const each of [owner, friend]) each.base = world.url;
    const response = await friend.get("/api/plex/libraries");
    expect((await response.json()).detail).toContain("owner must confirm");
    expect(response.status).toBe(403);
  });
});

describe("a server that nobody has seen yet", () => {
  it("isn't refused while it is down, but before its first use by somebody else", async () => {
    const fresh = await startWorld();
    try {
      await fresh.signIn("demo-owner");
      const friend = await fresh.signIn("demo-friend");
      await fresh.control.allow(cinema, "127.0.0.1");
      await fresh.control.down(cinema);
      expect((await friend.get("/api/plex/libraries")).status).toBe(502);
      await fresh.restart();
      friend.base = fresh.url;
      await fresh.control.up(cinema);
      expect((await friend.get("/api/plex/libraries")).status).toBe(403);
    } finally {
      await fresh.close();
    }
  });

  it.each([
    ["a login page", { status: 200, body: "<html>Sign in</html>" }],
    ["a fault", { status: 500 }],
  ])("isn't refused for %s", async (_, fault) => {
    const fresh = await startWorld();
    try {
      await fresh.signIn("demo-owner");
      const friend = await fresh.signIn("demo-friend");
      await fresh.control.fault({ host: cinema, path: "^/library/sections$", ...fault, times: 1 });
      expect((await friend.get("/api/plex/libraries")).status).toBe(200);
    } finally {
      await fresh.close();
    }
  });
});

describe("confirming", () => {
  it("refuses nonsense, strangers and what doesn't exist", async () => {
    expect((await confirm(new Client(world.url))).status).toBe(401);
    expect((await confirm(owner, "nobody")).status).toBe(404);
    expect((await confirm(owner, "a%20b")).status).toBe(400);
  });
});
