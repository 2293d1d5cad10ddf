import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Standin, serverIds, startStandin } from "../index.ts";
import { ask, isJson, type Json, signIn, turn } from "./visitor.ts";

let standin: Standin;
let token: string;
beforeAll(async () => {
  standin = await startStandin();
  token = await signIn(standin, "demo-owner");
});
afterAll(() => standin.close());
afterEach(async () => {
  await turn(standin, "POST", "/reset", { keepSignIns: true });
});

type Row = Json & { connections?: { uri: string; local: boolean; relay: boolean; IPv6: boolean }[] };
const rows = async (): Promise<Row[]> =>
  JSON.parse((await ask(`${standin.url}/api/v2/resources`, { token })).text);
const servers = async () => (await rows()).filter((row) => row.provides === "server");
const shape = async (name: string) => {
  await turn(standin, "POST", "/resources", {
    account: "demo-owner",
    serverId: serverIds.cinema,
    shape: name,
  });
  const found = (await rows()).find((row) => row.clientIdentifier === serverIds.cinema);
  if (!found) throw new Error("Demo Cinema is gone");
  return found;
};
/** Who answers at an address: a machine identifier, or nobody. */
const answers = async (uri: string) => {
  const reply = await ask(`${uri}/identity`).catch(() => undefined);
  const container = reply?.body.MediaContainer;
  return isJson(container) ? container.machineIdentifier : undefined;
};

test("without a knob the list is the plain one: two servers and a player", async () => {
  expect(await servers()).toHaveLength(2);
  expect(await rows()).toHaveLength(3);
});

test.each<[name: string, what: (row: Row) => Promise<void> | void]>([
  [
    "unreachable-local",
    async ({ connections = [] }) => {
      const found = await Promise.all(connections.map(async (each) => [each.local, await answers(each.uri)]));
      expect(found).toEqual([
        [true, undefined],
        [true, undefined],
        [false, serverIds.cinema],
      ]);
    },
  ],
  [
    "offline",
    async ({ presence, connections = [] }) => {
      expect(presence).toBe(false);
      expect(await Promise.all(connections.map((each) => answers(each.uri)))).toEqual([undefined, undefined]);
    },
  ],
  [
    "stale-presence",
    async ({ presence, connections = [] }) => {
      expect(presence).toBe(true);
      expect(await answers(String(connections[0]?.uri))).toBeUndefined();
    },
  ],
  [
    "unseen-presence",
    async ({ presence, connections = [] }) => {
      expect(presence).toBe(false);
      expect(await answers(String(connections[1]?.uri))).toBe(serverIds.cinema);
    },
  ],
  [
    "relay-only",
    async ({ relay, connections = [] }) => {
      expect(relay).toBe(true);
      expect(connections.map((each) => each.relay)).toEqual([true]);
      expect(await answers(String(connections[0]?.uri))).toBe(serverIds.cinema);
    },
  ],
  [
    "relay-last",
    ({ connections = [] }) => expect(connections.map((c) => c.relay)).toEqual([false, false, true]),
  ],
  [
    "two-addresses",
    async ({ connections = [] }) => {
      const [main = "", side = ""] = connections.map((each) => String(each.uri));
      const both = () => Promise.all([answers(main), answers(side)]);
      expect(await both()).toEqual([serverIds.cinema, serverIds.cinema]);
      await turn(standin, "POST", `/servers/${serverIds.cinema}/side/down`);
      expect(await both()).toEqual([serverIds.cinema, undefined]);
      await turn(standin, "POST", `/servers/${serverIds.cinema}/side/up`);
      await turn(standin, "POST", `/servers/${serverIds.cinema}/down`);
      expect(await both()).toEqual([undefined, serverIds.cinema]);
      await turn(standin, "POST", `/servers/${serverIds.cinema}/up`);
    },
  ],
  [
    "http-only",
    ({ connections = [] }) => expect(connections.map((c) => c.uri.split(":")[0])).toEqual(["http"]),
  ],
  [
    "https-required",
    async ({ httpsRequired, connections = [] }) => {
      expect(httpsRequired).toBe(true);
      expect(connections[0]?.uri).toMatch(/^https:/);
      expect(await answers(String(connections[0]?.uri))).toBeUndefined();
    },
  ],
  [
    "link-local",
    ({ connections = [] }) => {
      expect(connections.map((each) => each.IPv6)).toEqual([true, true, false]);
      expect(connections[0]?.uri).toMatch(/^http:\/\/\[fe80::/);
    },
  ],
  ["ipv6", ({ connections = [] }) => expect(connections[0]).toMatchObject({ IPv6: true, local: false })],
  [
    "null-strings",
    (row) =>
      expect(row).toMatchObject({
        platform: null,
        device: null,
        lastSeenAt: null,
        publicAddress: null,
        ownerId: null,
      }),
  ],
  ["no-access-token", (row) => expect(row).not.toHaveProperty("accessToken")],
  ["no-connections", ({ connections }) => expect(connections).toEqual([])],
  [
    "impostor",
    async ({ connections = [] }) => {
      expect(await answers(String(connections[0]?.uri))).toBe(serverIds.attic);
      expect(await answers(String(connections[1]?.uri))).toBe(serverIds.cinema);
    },
  ],
])("shape %s", async (name, what) => {
  await what(await shape(name));
});

test("two servers of one name are told apart by their identifiers", async () => {
  await turn(standin, "POST", "/resources", {
    account: "demo-owner",
    serverId: serverIds.attic,
    shape: "same-name",
  });
  const both = await servers();
  expect(both.map((row) => row.name)).toEqual(["Demo Cinema", "Demo Cinema"]);
  expect(new Set(both.map((row) => row.clientIdentifier)).size).toBe(2);
});

test("all shapes at once, as servers that are not there, for an account of their own", async () => {
  await turn(standin, "POST", "/accounts", {
    title: "Demo Collector",
    servers: [{ serverId: serverIds.cinema }],
  });
  await turn(standin, "POST", "/resources", { account: "demo-collector", shape: "all" });
  const collector = await signIn(standin, "demo-collector");
  const text = (await ask(`${standin.url}/api/v2/resources`, { token: collector })).text;
  const list: Row[] = JSON.parse(text);
  expect(list.length).toBeGreaterThan(15);
  expect(new Set(list.map((row) => row.clientIdentifier)).size).toBe(list.length);
  const live = await Promise.all(
    list.map(async ({ connections = [] }) => Promise.all(connections.map((each) => answers(each.uri)))),
  );
  expect(live.flat().filter(Boolean)).toEqual([serverIds.cinema]);
  expect(await servers()).toHaveLength(2);
});

test("a shape nobody knows is refused", async () => {
  await expect(
    turn(standin, "POST", "/resources", { account: "demo-owner", shape: "round" }),
  ).rejects.toThrow("400");
  const foreign = { account: "demo-friend", serverId: serverIds.attic, shape: "offline" };
  await expect(turn(standin, "POST", "/resources", foreign)).rejects.toThrow("404");
});
