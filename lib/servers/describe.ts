import { z } from "zod";
import type { ServerRow } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { addressInUse, mostPromising, wayAt, waysTo } from "@/lib/plex";
import { asAddress, serverAddress } from "./addresses/address";
import { whereIs } from "./addresses/where";
import { currentServer } from "./choose";
import { freshRows } from "./refresh";

/** A server as a page shows it. */
export type Server = {
  id: string;
  name: string;
  owned: boolean;
  isActive: boolean;
  /** Whose server it is, when it is somebody else's. */
  sourceTitle: string | null;
  /** Whether plex.tv believes that it is on line: a hint. */
  presence: boolean;
};

/**
 * The person's servers, in plex.tv's order; asked for again at plex.tv when older than 300 s.
 *
 * @throws Refusal `unauthorized` when plex.tv doesn't know the person's token any more
 */
export async function serversOf(viewer: Viewer): Promise<Server[]> {
  const rows = await freshRows(viewer);
  const current = currentServer(rows, viewer);
  return rows.map(({ id, owned, resource: { name, sourceTitle, presence } }) => ({
    id,
    name,
    owned,
    isActive: id === current?.id,
    sourceTitle: sourceTitle || null,
    presence,
  }));
}

/** A server with its addresses, as the API tells it. */
export const describedServer = z.object({
  id: z.string(),
  name: z.string(),
  owned: z.boolean(),
  isActive: z.boolean(),
  protocol: z.string().nullable(),
  host: z.string().nullable(),
  port: z.number().nullable(),
  preferredUri: z.string().nullable(),
  publicAddress: z.string().nullable(),
  localAddresses: z.array(z.string()),
  version: z.string().nullable(),
  connections: z.array(serverAddress),
});

/**
 * The person's servers with their addresses, as the API tells them: never a token. The preferred address is
 * the one that answered last.
 *
 * @throws Refusal as `serversOf`
 */
export async function describeServers(viewer: Viewer): Promise<z.output<typeof describedServer>[]> {
  const rows = await freshRows(viewer);
  const current = currentServer(rows, viewer);
  return rows.map((row) => ({ ...describe(row), isActive: row.id === current?.id }));
}

function describe(row: ServerRow) {
  const { id, owned, resource } = row;
  const { name, connections, publicAddress, productVersion } = resource;
  const server = whereIs(row);
  const lastUri = addressInUse(server)?.uri ?? row.preferredUri;
  const preferred = (lastUri ? wayAt(server, lastUri) : undefined) ?? mostPromising(server);
  return {
    id,
    name,
    owned,
    protocol: preferred?.protocol ?? null,
    host: preferred?.address ?? null,
    port: preferred?.port ?? null,
    preferredUri: preferred?.uri ?? null,
    publicAddress: publicAddress ?? null,
    localAddresses: [...new Set(connections.filter((one) => one.local).map((one) => one.address))],
    version: productVersion ?? null,
    connections: waysTo(server).map(asAddress),
  };
}
