import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findSession, recordSignIn } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { ping } from "@/lib/plex";
import { describeServers, plexFor, prepare, serversOf, setCurrentServer } from "@/lib/servers";

/** As somebody is told whose tokens are of no use any more. */
const reconnect = { code: "unauthorized", message: "Sign in with Plex again" };

const data = mkdtempSync(join(tmpdir(), "marquee-servers-"));
process.env["MARQUEE_DATA_DIR"] = data;
process.env["LOG_LEVEL"] = "silent";

/** plex.tv and a media server in one, as far as the hallway looks: `/resources` and `/identity`. */
const plex = { status: 200, resources: [] as object[], asked: [] as string[] };
const web = createServer((request: IncomingMessage, response) => {
  const path = request.url?.split("?")[0] ?? "";
  // Whether it answers without a token is looked at in passing: tests/api/without-auth.test.ts.
  if (path !== "/library/sections")
    plex.asked.push(`${path} ${request.headers["x-plex-token"] ?? "without token"}`);
  // It lets nobody listen, and so isn't asked to again.
  if (path === "/:/eventsource/notifications") return void response.writeHead(404).end();
  const status = path === "/identity" ? 200 : plex.status;
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(
    JSON.stringify(
      path === "/identity" ? { MediaContainer: { machineIdentifier: "A", version: "1" } } : plex.resources,
    ),
  );
});
let url = "";

const granted = (id: string, owned: boolean, accessToken?: string) => ({
  clientIdentifier: id,
  name: `Server ${id}`,
  productVersion: "1.43",
  provides: "server",
  owned,
  sourceTitle: owned ? undefined : "Demo Owner",
  publicAddressMatches: false,
  httpsRequired: false,
  presence: true,
  accessToken,
  connections: [
    {
      protocol: "http",
      address: "192.0.2.1",
      port: 1,
      uri: "http://192.0.2.1:1",
      local: false,
      relay: true,
      IPv6: false,
    },
    { protocol: "http", address: "127.0.0.1", port: 1, uri: url, local: owned, relay: false, IPv6: false },
  ],
});

const MINUTES = 60_000;

/** Somebody who signed in `age` ms ago, with these servers stored. */
async function viewer(userId: string, resources: ReturnType<typeof granted>[], age = 0): Promise<Viewer> {
  const user = { id: userId, uuid: userId, title: "Demo Friend", username: "", thumb: "" };
  const names = { clientIdentifier: "browser", deviceName: "Firefox on Linux" };
  const sid = await recordSignIn({ ...names, user, accountToken: `account-of-${userId}`, resources });
  return { ...(await seen({ sid })), resourcesAt: Date.now() - age };
}

async function seen({ sid }: { sid: string }): Promise<Viewer> {
  const session = await findSession(sid);
  if (!session) throw new Error("no such session");
  return { ...session, sid };
}

beforeAll(async () => {
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  // An AddressInfo, since it listens on a port.
  url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  process.env["PLEX_TV_URL"] = url;
});
beforeEach(() => {
  Object.assign(plex, { status: 200, resources: [], asked: [] });
});
afterAll(async () => {
  web.closeAllConnections();
  await new Promise((resolve) => web.close(resolve));
  rmSync(data, { recursive: true });
});

describe("serversOf", () => {
  it("answers from the database while it is fresh", async () => {
    const friend = await viewer("1", [granted("B", false, "b"), granted("A", true, "a")], 4 * MINUTES);
    expect(await serversOf(friend)).toEqual([
      { id: "B", name: "Server B", owned: false, isActive: false, sourceTitle: "Demo Owner", presence: true },
      { id: "A", name: "Server A", owned: true, isActive: true, sourceTitle: null, presence: true },
    ]);
    expect(plex.asked).toEqual([]);
  });

  it("asks plex.tv once when it is old, however many want to know, and takes what it says", async () => {
    const friend = await viewer("2", [granted("B", false, "b")], 5 * MINUTES);
    plex.resources = [granted("C", false, "c"), { name: "phone", clientIdentifier: "p", provides: "player" }];
    const answers = await Promise.all([serversOf(friend), serversOf(friend), serversOf(friend)]);
    for (const answer of [...answers, await serversOf(friend)])
      expect(answer.map((one) => one.id)).toEqual(["C"]);
    expect(plex.asked).toEqual(["/api/v2/resources account-of-2"]);
  });

  it.each([500, 503, 429, 403])(
    "uses what is stored when plex.tv answers %i, and lets it rest a while",
    async (status) => {
      const friend = await viewer(`down-${status}`, [granted("B", false, "b")], 5 * MINUTES);
      plex.status = status;
      expect((await serversOf(friend)).map((one) => one.id)).toEqual(["B"]);
      expect((await serversOf(friend)).map((one) => one.id)).toEqual(["B"]);
      expect(plex.asked).toHaveLength(status === 503 || status === 429 ? 3 : 1);
      vi.useFakeTimers({ now: Date.now() + MINUTES, toFake: ["Date"] });
      plex.status = 200;
      plex.resources = [granted("C", false, "c")];
      expect((await serversOf(friend)).map((one) => one.id)).toEqual(["C"]);
      vi.useRealTimers();
    },
  );

  it.each([401, 422])("asks to sign in again when plex.tv answers %i", async (status) => {
    const friend = await viewer(`dead-${status}`, [granted("B", false, "b")], 5 * MINUTES);
    plex.status = status;
    await expect(serversOf(friend)).rejects.toMatchObject(reconnect);
    await expect(serversOf(friend)).rejects.toThrow("Sign in with Plex again");
  });
});

describe("plexFor and prepare", () => {
  it("find the chosen server without asking it, then listen to it; it is reached at the address that answers as that machine", async () => {
    const friend = await viewer("3", [granted("B", false, "b"), granted("A", true, "token-of-A")]);
    const found = await plexFor(friend);
    expect(plex.asked).toEqual([]);
    const chosen = await prepare(found);
    const listening = ["/identity without token", "/:/eventsource/notifications token-of-A"];
    expect(plex.asked).toEqual(listening);
    expect(chosen).toEqual({
      userId: "3",
      serverId: "A",
      server: expect.objectContaining({ clientIdentifier: "A", owned: true }),
      token: "token-of-A",
      link: { renew: expect.any(Function), answered: expect.any(Function) },
      clientIdentifier: "browser",
      deviceName: "Firefox on Linux",
      language: "en",
    });
    await ping(chosen);
    expect(plex.asked).toEqual([...listening, "/identity token-of-A"]);
    expect(await describeServers(friend)).toMatchObject([{ id: "B" }, { id: "A", preferredUri: url }]);
  });

  it("never talks to a machine that isn't the server", async () => {
    const friend = await viewer("4", [granted("impostor", true, "secret")]);
    await expect(ping(await prepare(await plexFor(friend)))).rejects.toMatchObject({ code: "unreachable" });
    expect(plex.asked.filter((line) => line.includes("secret"))).toEqual([]);
  });

  it("knows the current server, and only the person's own", async () => {
    const friend = await viewer("5", [granted("B", true, "b"), granted("A", true, "a")]);
    const other = await viewer("6", [granted("Z", true, "z")]);
    await setCurrentServer(friend, "A");
    expect(await plexFor(await seen(friend))).toMatchObject({ plex: { serverId: "A" } });
    for (const foreign of ["Z", "", "nobody's"]) {
      await expect(plexFor(friend, foreign)).rejects.toMatchObject({
        code: "not_found",
        message: "Resource not found",
      });
      await expect(setCurrentServer(friend, foreign)).rejects.toThrow("Resource not found");
    }
    await expect(setCurrentServer(other, "A")).rejects.toMatchObject({ code: "not_found" });
  });

  it("says so when there is no server at all", async () => {
    await expect(plexFor(await viewer("7", []))).rejects.toMatchObject({
      code: "not_found",
      message: "No Plex servers configured",
    });
  });

  it("asks to sign in again when the stored token is damaged", async () => {
    const friend = await viewer("8", [granted("A", true, "a")]);
    const db = new Database(join(data, "marquee.db"));
    db.prepare("update servers set sealed_access_token = 'v1.ZGFtYWdlZA' where session_id = ?").run(
      friend.sid,
    );
    db.close();
    await expect(plexFor(friend)).rejects.toMatchObject(reconnect);
    await expect(plexFor(friend)).rejects.toMatchObject({ code: "unauthorized" });
  });
});

describe("describeServers", () => {
  it("tells every address and never a token", async () => {
    const friend = await viewer("9", [granted("A", true, "token-of-A")]);
    const [server] = await describeServers(friend);
    expect(server).toEqual({
      id: "A",
      name: "Server A",
      owned: true,
      isActive: true,
      protocol: "http",
      host: "127.0.0.1",
      port: 1,
      preferredUri: url,
      publicAddress: null,
      localAddresses: ["127.0.0.1"],
      version: "1.43",
      connections: [
        {
          protocol: "http",
          address: "192.0.2.1",
          port: 1,
          uri: "http://192.0.2.1:1",
          local: false,
          relay: true,
        },
        { protocol: "http", address: "127.0.0.1", port: 1, uri: url, local: true, relay: false },
      ],
    });
  });
});
