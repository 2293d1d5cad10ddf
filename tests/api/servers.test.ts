import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serverIds } from "../standin/titles.ts";
import { askedOfServers, connections, placesOf } from "../support/addresses.ts";
import { Client } from "../support/client.ts";
import { expectProblem } from "../support/problem.ts";
import { startWorld, type World } from "../support/world.ts";

const { cinema, attic } = serverIds;

let world: World;
let owner: Client;
let friend: Client;
let places: Awaited<ReturnType<typeof placesOf>>;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
  friend = await world.signIn("demo-friend");
  places = await placesOf(world);
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());
afterEach(() => world.control.clearFaults());

const live = (id: string) => places[id]?.url ?? "";
const fresh = () => world.signIn("demo-owner");
const asked = () => askedOfServers(world);

describe("the connections of a server", () => {
  it("are all that plex.tv names, tried just now, without any token", async () => {
    const rows = await connections(owner, cinema);
    expect(rows).toEqual([
      {
        ...{ protocol: "http", address: "127.0.0.1", port: 32398, uri: "http://127.0.0.1:32398" },
        ...{ local: true, relay: false, kind: "local" },
        ...{ tried: true, inUse: false, latencyMs: null, lastError: "unreachable" },
      },
      {
        ...{ protocol: "http", address: "127.0.0.1", port: Number(new URL(live(cinema)).port) },
        ...{ uri: live(cinema), local: false, relay: false, kind: "remote" },
        ...{ tried: true, inUse: true, latencyMs: expect.any(Number), lastError: null },
      },
    ]);
    const calls = await asked();
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.filter((one) => one.hasToken || one.path !== "/identity")).toEqual([]);
  });

  it("of somebody else's server leave their LAN alone", async () => {
    expect(await connections(owner, attic)).toMatchObject([
      { kind: "local", tried: false, inUse: false, latencyMs: null, lastError: null },
      { kind: "remote", tried: true, inUse: true },
    ]);
  });

  it("tell what is wrong with each", async () => {
    const row = async (shape: string) => {
      const odd = await fresh();
      await world.control.resource({ account: "demo-owner", shape, serverId: cinema });
      expect((await odd.post("/api/plex/servers/refresh", {})).status).toBe(200);
      return (await connections(odd, cinema)).map((one) => [one.kind, one.tried, one.inUse, one.lastError]);
    };
    expect(await row("impostor")).toEqual([
      ["local", true, false, "bad_reply"],
      ["remote", true, true, null],
    ]);
    expect(await row("link-local")).toEqual([
      ["local", false, false, null],
      ["local", false, false, null],
      ["remote", true, true, null],
    ]);
    expect(await row("relay-last")).toMatchObject([{}, {}, ["relay", true, true, null]]);
    expect(await row("https-required")).toEqual([["remote", true, false, "unreachable"]]);
    await world.control.reset();
    [owner, friend] = [await fresh(), await world.signIn("demo-friend")];
  });

  it.each([
    ["starts", { status: 503 }, "unavailable"],
    ["answers nonsense", { status: 200, body: "<html>" }, "bad_reply"],
    ["takes too long", { delayMs: 4_000 }, "timeout"],
  ])("say when a server %s", async (_, fault, code) => {
    await world.control.fault({ host: cinema, path: "^/identity$", ...fault });
    expect((await connections(owner, cinema))[1]).toMatchObject({ latencyMs: null, lastError: code });
  });

  it("are nobody else's business", async () => {
    await expectProblem(await friend.get(`/api/plex/servers/${attic}/connections`), 404, "not_found");
    await expectProblem(await owner.get("/api/plex/servers/nosuchserver/connections"), 404, "not_found");
    await expectProblem(await owner.get("/api/plex/servers/no%2Fserver/connections"), 400, "bad_request");
    const nobody = new Client(world.url);
    await expectProblem(await nobody.get(`/api/plex/servers/${cinema}/connections`), 401, "unauthorized");
    expect(await asked()).toEqual([]);
  });
});

describe("a look at plex.tv", () => {
  const refresh = (who: Client) => who.post("/api/plex/servers/refresh", {});
  const looks = () => world.control.calls("tv", /resources/);

  it("happens each time, and answers what it saw", async () => {
    const first = await refresh(owner);
    expect(await first.json()).toEqual(await owner.json("/api/plex/servers"));
    expect((await refresh(owner)).status).toBe(200);
    expect(await looks()).toHaveLength(2);
  });

  it("shows what has changed, to that person alone", async () => {
    const before = await friend.json("/api/plex/servers");
    // Listed twice it still is one server.
    for (let rows = 0; rows < 2; rows++) {
      await world.control.resource({ account: "demo-owner", shape: "offline" });
    }
    expect(await (await refresh(owner)).json()).toMatchObject([{}, {}, { name: "Demo offline" }]);
    expect(await (await refresh(friend)).json()).toEqual(before);
    await world.control.reset();
    [owner, friend] = [await fresh(), await world.signIn("demo-friend")];
  });

  it("says so when plex.tv doesn't answer, and keeps what is known", async () => {
    const before = await owner.json("/api/plex/servers");
    await world.control.fault({ host: "tv", path: "/resources", status: 500 });
    await expectProblem(await refresh(owner), 502, "bad_reply");
    expect(await owner.json("/api/plex/servers")).toEqual(before);
    await world.control.clearFaults();
    expect((await refresh(owner)).status).toBe(200);
  });

  it("ends a sign-in that plex.tv knows no more", async () => {
    const other = await fresh();
    await world.control.fault({ host: "tv", path: "/resources", status: 401 });
    const detail = await expectProblem(await refresh(other), 401, "unauthorized");
    expect(detail).toBe("Sign in with Plex again");
  });

  it("is only for who is signed in, and from here", async () => {
    await expectProblem(await refresh(new Client(world.url)), 401, "unauthorized");
    const evil = { Origin: "https://evil.example" };
    await expectProblem(await owner.post("/api/plex/servers/refresh", {}, evil), 403, "forbidden");
    expect(await looks()).toEqual([]);
  });
});
