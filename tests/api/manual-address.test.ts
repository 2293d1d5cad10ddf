import type { RequestListener } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serverIds } from "../../lib/standin/titles.ts";
import { Client } from "../support/client.ts";
import { expectProblem } from "../support/problem.ts";
import { startStranger, type Stranger } from "../support/stranger.ts";
import { startWorld, type World } from "../support/world.ts";

const { cinema, attic } = serverIds;

let world: World;
let owner: Client;
let friend: Client;
let urls: Record<string, { url: string; sideUrl: string }>;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signIn("demo-owner");
  friend = await world.signIn("demo-friend");
  urls = Object.fromEntries((await world.control.servers()).map((one) => [one.id, one]));
});
afterAll(() => world.close());
beforeEach(() => world.control.clearLog());
afterEach(async () => {
  await world.control.clearFaults();
  await setEndpoint(owner, cinema, null);
});

type Row = {
  uri: string;
  address: string;
  kind: string;
  tried: boolean;
  inUse: boolean;
  latencyMs: number | null;
  lastError: string | null;
};
type Described = { id: string; host: string; preferredUri: string; connections: { uri: string }[] };
type Test = { connected: boolean; connection: { uri: string; kind: string } | null };

const setEndpoint = (who: Client, id: string, uri: unknown, headers = {}) =>
  who.post(`/api/plex/servers/${id}/endpoint`, { uri }, headers);
const connections = (who: Client, id: string) => who.json<Row[]>(`/api/plex/servers/${id}/connections`);
const described = async (who: Client, id: string) =>
  (await who.json<Described[]>("/api/plex/servers")).find((one) => one.id === id);
const live = (id: string) => urls[id]?.url ?? "";
const side = (id: string) => urls[id]?.sideUrl ?? "";
const fresh = () => world.signIn("demo-owner");

/** `host:port` of everything that was asked of the media servers, and whether a token went along. */
async function asked() {
  const rows = await world.control.log();
  return rows
    .filter((row) => row.host === cinema || row.host === attic)
    .map(({ path, headers, query }) => ({
      path,
      at: `http://${headers["host"]}`,
      hasToken: "x-plex-token" in headers || "X-Plex-Token" in query,
    }));
}

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

describe("a manual address that is a stranger's", () => {
  const open: Stranger[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  const SECRET = "what-a-stranger-says";
  const endless: RequestListener = (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(SECRET.repeat(1_000)));
      response.once("drain", more);
    };
    more();
  };
  const strangers: [string, RequestListener, string][] = [
    ["says something else", (_, response) => void response.end(SECRET), "bad_reply"],
    [
      "refuses",
      (_, response) => void response.writeHead(401, { "x-secret": SECRET }).end(SECRET),
      "bad_reply",
    ],
    ["knows no such path", (_, response) => void response.writeHead(404).end(SECRET), "bad_reply"],
    ["is broken", (_, response) => void response.writeHead(500, SECRET).end(SECRET), "bad_reply"],
    [
      "asks to wait",
      (_, response) => void response.writeHead(429, { "retry-after": "9" }).end(),
      "bad_reply",
    ],
    ["is another machine", (_, response) => void response.end(identityOf(SECRET)), "bad_reply"],
    ["never ends", endless, "bad_reply"],
    ["hangs up", (request) => void request.socket.destroy(), "unreachable"],
    ["says nothing", () => undefined, "timeout"],
  ];

  it.each(strangers)("is refused when it %s, and nothing of it gets out", async (_, answer, code) => {
    const stranger = await startStranger(answer);
    open.push(stranger);
    const response = await setEndpoint(owner, cinema, stranger.url);
    const headers = JSON.stringify([...response.headers]);
    const body = await response.clone().text();
    await expectProblem(response, code === "timeout" ? 504 : 502, code);
    expect(body + headers).not.toContain(SECRET);
    expect(headers).not.toContain("retry-after");
    expect(body).not.toContain(new URL(stranger.url).port);
    expect(stranger.asked.map((one) => one.line)).toEqual(["GET /identity"]);
    expect(Object.keys(stranger.asked[0]?.headers ?? {}).toSorted()).toEqual([
      "accept",
      "connection",
      "host",
    ]);
    expect((await connections(owner, cinema)).map((one) => one.kind)).toEqual(["local", "remote"]);
  });

  it("is refused when it sends us on to the server, and we don't go", async () => {
    const stranger = await startStranger((_, response) => {
      response.writeHead(302, { Location: `${live(cinema)}/identity` }).end();
    });
    open.push(stranger);
    await expectProblem(await setEndpoint(owner, cinema, stranger.url), 502, "bad_reply");
    expect(await asked()).toEqual([]);
  });

  it("is refused when nobody is there", async () => {
    const stranger = await startStranger(() => undefined);
    await stranger.close();
    const detail = await expectProblem(await setEndpoint(owner, cinema, stranger.url), 502, "unreachable");
    expect(detail).toBe("Nothing answers at that address");
  });

  it.each([
    ["ftp://127.0.0.1:32400"],
    ["file:///etc/passwd"],
    ["javascript:alert(1)"],
    ["127.0.0.1:32400"],
    ["//127.0.0.1:32400"],
    ["http://"],
    ["http://name:password@127.0.0.1:32400"],
    ["http://127.0.0.1:32400/web"],
    ["http://127.0.0.1:32400/?X-Plex-Token=1"],
    ["http://127.0.0.1:32400#fragment"],
    ["http://169.254.169.254"],
    ["http://0.0.0.0:32400"],
    ["http://[::]:32400"],
    ["http://[fe80::1]:32400"],
    ["http://[feb0::1]:32400"],
    ["http://[::ffff:169.254.169.254]"],
    ["http://[::ffff:0.0.0.0]:32400"],
    [`http://${"a".repeat(300)}`],
    [""],
    [32400],
    [["http://127.0.0.1"]],
    [undefined],
  ])("isn't even asked when it is %j", async (uri) => {
    await expectProblem(await setEndpoint(owner, cinema, uri), 400, "bad_request");
    expect(await asked()).toEqual([]);
  });

  it("isn't asked without TLS where the server wants TLS", async () => {
    await world.control.resource({ account: "demo-owner", shape: "https-required", serverId: cinema });
    const strict = await fresh();
    await world.control.clearLog();
    await expectProblem(await setEndpoint(strict, cinema, side(cinema)), 400, "bad_request");
    expect(await asked()).toEqual([]);
    await world.control.reset();
    [owner, friend] = [await fresh(), await world.signIn("demo-friend")];
  });
});

/** The same person at the address that a restarted Marquee has. */
function moved(client: Client): Client {
  const next = new Client(world.url);
  for (const [name, value] of client.cookies) next.cookies.set(name, value);
  return next;
}

const identityOf = (id: string) =>
  JSON.stringify({ MediaContainer: { machineIdentifier: id, version: "1" } });
