import { Hono } from "hono";
import { hexOf } from "../catalog/seeded.ts";
import { param } from "../http/params.ts";
import { neighbour } from "../world/accounts.ts";
import { findServer } from "../world/create.ts";
import { accountOfToken, serverTokenOf } from "../world/tokens.ts";
import type { Access, Account, World } from "../world/types.ts";
import { reply, unauthorized } from "./reply.ts";
import { connection, deadPort, type Resource, shapes } from "./shapes.ts";

/** The account's devices: its servers, and a player that is none (PROTOCOL §2.8). */
export function resourceRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/api/v2/resources", (c) => {
    const account = accountOfToken(world, param(c, "X-Plex-Token"));
    if (!account) return unauthorized(c);
    const servers = account.servers.flatMap((access) => describeServer(world, account, access) ?? []);
    const invented = account.oddities
      .filter((odd) => odd.serverId === undefined)
      .map((odd) => shapes[odd.shape]?.(inventedServer(account, odd.shape), deadContext));
    return reply(c, "resources", [...servers, ...invented, livingRoom(account)]);
  });
  return app;
}

function describeServer(world: World, account: Account, access: Access): Resource | undefined {
  const server = findServer(world, access.serverId);
  if (!server) return undefined;
  const usual: Resource = {
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
    home: account.homeAdmin !== undefined && account.homeAdmin === server.owner.id && !access.owned,
    synced: false,
    relay: false,
    presence: true,
    httpsRequired: false,
    publicAddressMatches: false,
    dnsRebindingProtection: false,
    natLoopbackSupported: false,
    connections: [connection(deadPort, { local: true }), connection(server.port)],
  };
  const other = world.servers.find((each) => each !== server);
  const { port, sidePort, proxyPort } = server;
  const context = { port, sidePort, proxyPort, otherPort: other?.port ?? deadPort };
  return account.oddities
    .filter((odd) => odd.serverId === server.id)
    .reduce((row, odd) => shapes[odd.shape]?.(row, context) ?? row, usual);
}

const deadContext = { port: deadPort, sidePort: deadPort, proxyPort: deadPort, otherPort: deadPort };

/** Somebody's server that isn't there: none of its addresses answers. */
function inventedServer(account: Account, shape: string): Resource {
  return {
    name: `Demo ${shape}`,
    product: "Plex Media Server",
    productVersion: "1.41.0.8994-f2c27da23",
    platform: "Windows",
    platformVersion: "10.0 (Build 19045)",
    device: "PC",
    clientIdentifier: hexOf(`invented:${account.uuid}:${shape}`, 40),
    createdAt: "2022-05-06T07:08:09Z",
    lastSeenAt: "2026-07-30T08:00:00Z",
    provides: "server",
    ownerId: neighbour.id,
    sourceTitle: neighbour.title,
    publicAddress: "203.0.113.9",
    accessToken: hexOf(`invented-token:${account.uuid}:${shape}`, 20),
    owned: false,
    home: false,
    synced: false,
    relay: true,
    presence: true,
    httpsRequired: false,
    publicAddressMatches: false,
    dnsRebindingProtection: false,
    natLoopbackSupported: false,
    connections: [connection(deadPort)],
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
