import type { ServerRow } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { addressInUse } from "@/lib/plex";
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
 * @throws ReconnectError when plex.tv doesn't know the person's token any more
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

/**
 * The person's servers with their addresses, as the API tells them: never a token. The preferred address is
 * the one that answered last.
 *
 * @throws ReconnectError as `serversOf`
 */
export async function describeServers(viewer: Viewer) {
  const rows = await freshRows(viewer);
  const current = currentServer(rows, viewer);
  return rows.map((row) => ({ ...describe(row), isActive: row.id === current?.id }));
}

function describe({ id, owned, preferredUri, resource }: ServerRow) {
  const { name, connections, publicAddress, productVersion } = resource;
  const lastUri = addressInUse(resource)?.uri ?? preferredUri;
  const preferred = connections.find((one) => one.uri === lastUri) ?? mostPromising(resource);
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
    connections: connections.map(({ protocol, address, port, uri, local, relay }) => ({
      protocol,
      address,
      port,
      uri,
      local,
      relay,
    })),
  };
}

/** Before any address answered. The local ones of somebody else's server are their LAN (PROTOCOL §2.9). */
function mostPromising({ owned, publicAddressMatches, connections }: ServerRow["resource"]) {
  const near = owned || publicAddressMatches;
  const rank = (one: (typeof connections)[number]) => (one.relay ? 2 : !one.local ? 1 : near ? 0 : 3);
  return connections.toSorted((a, b) => rank(a) - rank(b))[0];
}
