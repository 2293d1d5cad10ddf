import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serverIds } from "../standin/titles.ts";
import { askedOfServers, connections, placesOf, setEndpoint } from "../support/addresses.ts";
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
afterEach(async () => {
  await world.control.clearFaults();
  await setEndpoint(owner, cinema, null);
});

type Described = { id: string; host: string; preferredUri: string; connections: { uri: string }[] };
type Test = { connected: boolean; connection: { uri: string; kind: string } | null };
const live = (id: string) => places[id]?.url ?? "";
const side = (id: string) => places[id]?.sideUrl ?? "";
const fresh = () => world.signIn("demo-owner");
const asked = () => askedOfServers(world);
const described = async (who: Client, id: string) =>
  (await who.json<Described[]>("/api/plex/servers")).find((one) => one.id === id);

describe("a manual address", () => {
  it("is taken once it has proved to be the server, and used from then on", async () => {
    await owner.json("/api/plex/test");
    await world.control.clearLog();
    const response = await setEndpoint(owner, cinema, side(cinema));
    expect(await response.json()).toEqual({
      message: "Manual address set",
      serverId: cinema,
      uri: side(cinema),
      latencyMs: expect.any(Number),
    });
    expect(await asked()).toEqual([{ path: "/identity", at: side(cinema), hasToken: false }]);
    expect(await described(owner, cinema)).toMatchObject({
      preferredUri: side(cinema),
      connections: [{ uri: side(cinema) }, {}, { uri: live(cinema) }],
    });
    await world.control.clearLog();
    expect((await owner.json<Test>("/api/plex/test")).connection).toEqual({
      ...{ uri: side(cinema), local: true, relay: false, kind: "manual" },
    });
    const calls = await asked();
    expect(calls[0]).toEqual({ path: "/identity", at: side(cinema), hasToken: false });
    expect(calls.filter((one) => one.hasToken && one.at !== side(cinema))).toEqual([]);
    expect(await connections(owner, cinema)).toMatchObject([
      { uri: side(cinema), kind: "manual", tried: true, inUse: true, latencyMs: expect.any(Number) },
      { kind: "local", inUse: false },
      { uri: live(cinema), kind: "remote", tried: true, inUse: false, lastError: null },
    ]);
  });

  it("sticks: over a look at plex.tv, a new sign-in and a restart", async () => {
    await setEndpoint(owner, cinema, side(cinema));
    expect((await owner.post("/api/plex/servers/refresh", {})).status).toBe(200);
    expect((await owner.json<Test>("/api/plex/test")).connection?.uri).toBe(side(cinema));
    await world.restart();
    for (const client of [(owner = moved(owner)), await fresh()]) {
      expect((await described(client, cinema))?.preferredUri).toBe(side(cinema));
      expect((await client.json<Test>("/api/plex/test")).connection?.uri).toBe(side(cinema));
      expect((await connections(client, cinema))[0]).toMatchObject({ uri: side(cinema), inUse: true });
    }
    friend = moved(friend);
  });

  it("is that person's alone", async () => {
    await setEndpoint(owner, cinema, side(cinema));
    expect((await connections(friend, cinema)).map((one) => one.kind)).toEqual(["local", "remote"]);
    expect((await friend.json<Test>("/api/plex/test")).connection?.uri).toBe(live(cinema));
  });

  it("is tried first, and another one takes its place when it is dead", async () => {
    await setEndpoint(owner, cinema, side(cinema));
    await owner.json("/api/plex/test");
    await world.control.sideDown(cinema);
    expect((await owner.json<Test>("/api/plex/test")).connection).toMatchObject({ uri: live(cinema) });
    expect(await connections(owner, cinema)).toMatchObject([
      { kind: "manual", inUse: false, lastError: "unreachable" },
      {},
      { uri: live(cinema), inUse: true, lastError: null },
    ]);
    expect((await described(owner, cinema))?.preferredUri).toBe(live(cinema));
    await world.control.sideUp(cinema);
  });

  it("goes when it is set to null", async () => {
    await setEndpoint(owner, cinema, side(cinema));
    await owner.json("/api/plex/test");
    const response = await setEndpoint(owner, cinema, null);
    expect(await response.json()).toMatchObject({ serverId: cinema, uri: null });
    expect((await owner.json<Test>("/api/plex/test")).connection?.uri).toBe(live(cinema));
    expect((await described(owner, cinema))?.preferredUri).toBe(live(cinema));
    expect((await connections(owner, cinema)).map((one) => one.kind)).toEqual(["local", "remote"]);
  });

  it("of another server is refused, and hears no token", async () => {
    await owner.json("/api/plex/test");
    await world.control.clearLog();
    await expectProblem(await setEndpoint(owner, cinema, live(attic)), 502, "bad_reply");
    expect(await asked()).toEqual([{ path: "/identity", at: live(attic), hasToken: false }]);
    expect((await connections(owner, cinema)).map((one) => one.kind)).toEqual(["local", "remote"]);
  });

  it("may be set by the owner of the server or of this Marquee, and by nobody else", async () => {
    expect((await setEndpoint(owner, attic, side(attic))).status).toBe(200);
    expect((await setEndpoint(owner, attic, null)).status).toBe(200);
    await world.control.clearLog();
    await expectProblem(await setEndpoint(friend, cinema, side(cinema)), 403, "forbidden");
    await expectProblem(await setEndpoint(friend, attic, side(attic)), 404, "not_found");
    await expectProblem(await setEndpoint(new Client(world.url), cinema, side(cinema)), 401, "unauthorized");
    const evil = { Origin: "https://evil.example" };
    await expectProblem(await setEndpoint(owner, cinema, side(cinema), evil), 403, "forbidden");
    expect(await asked()).toEqual([]);
  });

  it("is proved again before a token goes there", async () => {
    await setEndpoint(owner, cinema, side(cinema));
    await world.restart();
    [owner, friend] = [moved(owner), moved(friend)];
    const set = { machineIdentifier: attic };
    await world.control.fault({ host: cinema, path: "^/identity$", set, times: 1 });
    await world.control.clearLog();
    expect((await owner.json<Test>("/api/plex/test")).connection?.uri).toBe(live(cinema));
    expect((await asked()).filter((one) => one.at === side(cinema))).toEqual([
      { path: "/identity", at: side(cinema), hasToken: false },
    ]);
  });
});

/** The same person at the address that a restarted Marquee has. */
function moved(client: Client): Client {
  const next = new Client(world.url);
  for (const [name, value] of client.cookies) next.cookies.set(name, value);
  return next;
}
