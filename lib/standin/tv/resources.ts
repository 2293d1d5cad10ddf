import { Hono } from "hono";
import { hexOf } from "../catalog/seeded.ts";
import { param } from "../http/params.ts";
import { findServer } from "../world/create.ts";
import { accountOfToken, serverTokenOf } from "../world/tokens.ts";
import type { Access, Account, World } from "../world/types.ts";
import { reply, unauthorized } from "./reply.ts";

/** Below the range from which free ports are taken, and nobody's: this address is always dead. */
const deadPort = 32_398;

/** The account's devices: its servers, and a player that is none (PROTOCOL §2.8). */
export function resourceRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/api/v2/resources", (c) => {
    const account = accountOfToken(world, param(c, "X-Plex-Token"));
    if (!account) return unauthorized(c);
    const servers = account.servers.flatMap((access) => describeServer(world, account, access) ?? []);
    return reply(c, "resources", [...servers, livingRoom(account)]);
  });
  return app;
}

function describeServer(world: World, account: Account, access: Access) {
  const server = findServer(world, access.serverId);
  if (!server) return undefined;
  return {
    name: server.name,
    product: "Plex Media Server",
    productVersion: server.version,
    platform: "Linux",
    platformVersion: "6.1.0-18-amd64",
    device: "Docker Container",
    clientIdentifier: server.id,
    createdAt: "2021-01-01T12:12:24Z",
    lastSeenAt: "2026-08-01T13:43:34Z",
    provides: "server",
    ownerId: access.owned ? null : server.owner.id,
    sourceTitle: access.owned ? null : server.owner.title,
    publicAddress: "127.0.0.1",
    accessToken: serverTokenOf(world, account, server.id),
    owned: access.owned,
    home: false,
    synced: false,
    relay: false,
    presence: true,
    httpsRequired: false,
    publicAddressMatches: false,
    dnsRebindingProtection: false,
    natLoopbackSupported: false,
    connections: [connection(deadPort, true), connection(server.port, false)],
  };
}

function connection(port: number, local: boolean) {
  const address = "127.0.0.1";
  return {
    protocol: "http",
    address,
    port,
    uri: `http://${address}:${port}`,
    local,
    relay: false,
    IPv6: false,
  };
}

/** A player: no connections, no token, nothing a client may count on. */
function livingRoom(account: Account) {
  return {
    name: "Living Room",
    product: "Plex for Apple TV",
    productVersion: "8.45",
    platform: "tvOS",
    platformVersion: "18.1",
    device: null,
    clientIdentifier: hexOf(`player:${account.uuid}`, 40),
    createdAt: "2023-03-02T18:04:11Z",
    lastSeenAt: "2026-07-30T21:12:09Z",
    provides: "client,player,pubsub-player",
    ownerId: null,
    sourceTitle: null,
    publicAddress: null,
    owned: true,
    presence: false,
  };
}
