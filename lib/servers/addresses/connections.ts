import { z } from "zod";
import { deleteManualAddress, rememberUri, setManualAddress } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { measureWays, plexErrorCodes, proveManual, wayKinds } from "@/lib/plex";
import { Refusal } from "@/lib/refusal";
import { chooseServer } from "../choose";
import { freshRows } from "../refresh";
import { asAddress, serverAddress } from "./address";
import { whereIs } from "./where";

/** An address of a server that was tried just now. */
export const serverConnection = serverAddress.extend({
  kind: z.enum(wayKinds),
  /** False for what is known to lead nowhere: the LAN of somebody else, plain HTTP where TLS is required. */
  tried: z.boolean(),
  inUse: z.boolean(),
  latencyMs: z.number().nullable(),
  lastError: z.enum(plexErrorCodes).nullable(),
});

/** What became of a manual address. */
export const endpointAnswer = z.object({
  message: z.string(),
  serverId: z.string(),
  uri: z.string().nullable(),
  latencyMs: z.number().nullable(),
});

/**
 * Every address of a server, tried just now: the manual one first, then plex.tv's in its order.
 *
 * @throws Refusal `not_found`, `unauthorized`
 */
export async function serverConnections(viewer: Viewer, serverId: string) {
  const row = chooseServer(await freshRows(viewer), viewer, serverId);
  const ways = await measureWays(whereIs(row));
  return ways.map((way) => ({
    ...asAddress(way),
    kind: way.kind,
    tried: way.isTried,
    inUse: way.inUse,
    latencyMs: way.latencyMs,
    lastError: way.lastError,
  }));
}

/**
 * Sets this person's manual address of a server, after that has proved to be the server; null takes it away.
 * Who may: docs/decisions/009.
 *
 * @param uri an http(s) address, with a path where the server stands below one
 * @throws Refusal `not_found`, `unauthorized`, `forbidden`, and PlexError as `proveManual`
 */
export async function setEndpoint(viewer: Viewer, serverId: string, uri: string | null) {
  const row = chooseServer(await freshRows(viewer), viewer, serverId);
  if (uri === null) {
    await deleteManualAddress(viewer.userId, row.id);
    return { message: "Manual address removed", serverId: row.id, uri, latencyMs: null };
  }
  if (!row.owned && !viewer.isOwner) {
    throw new Refusal("forbidden", "Only the owner of this server or of this Marquee may set its address");
  }
  const { latencyMs } = await proveManual(row.resource, uri);
  await setManualAddress(viewer.userId, row.id, uri);
  await rememberUri(viewer.sid, row.id, uri);
  return { message: "Manual address set", serverId: row.id, uri, latencyMs };
}
