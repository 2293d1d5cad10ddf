import { rememberUri, type ServerRow, serverToken } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { type Address, connect, ping, type Plex, PlexError, serverCapabilities } from "@/lib/plex";
import { chooseServer } from "./choose";
import { NoServerError, opened } from "./errors";
import { freshRows } from "./refresh";

/** The language of Plex's own labels: the one that `lib/words` has. */
const LANGUAGE = "en";

/**
 * For whom and where: the value that every verb of `lib/plex` takes first.
 *
 * @param serverId one of the person's servers; without it the current one, else the first owned one
 * @throws NoServerError, ReconnectError, PlexError `unreachable` when no address of the server answers
 */
export async function plexFor(viewer: Viewer, serverId?: string): Promise<Plex> {
  const { plex } = await reach(viewer, chooseServer(await freshRows(viewer), viewer, serverId));
  return plex;
}

/**
 * Whether a server answers, and by which way. A server that is down is an answer too, with its reason.
 *
 * @returns `latencyMs` of a round trip just made
 * @throws NoServerError, ReconnectError
 */
export async function testConnection(viewer: Viewer, serverId?: string) {
  const row = chooseServer(await freshRows(viewer), viewer, serverId);
  const { name, productVersion, sourceTitle } = row.resource;
  const server = { id: row.id, name, owned: row.owned, sourceTitle: sourceTitle ?? null };
  try {
    const { plex, address } = await reach(viewer, row);
    const [{ version, latencyMs }, capabilities] = await Promise.all([ping(plex), serverCapabilities(plex)]);
    const { uri, local, relay } = address;
    return {
      connected: true,
      server: { ...server, version: version ?? productVersion ?? null },
      capabilities,
      connection: { uri, local, relay },
      latencyMs,
    };
  } catch (error) {
    if (!(error instanceof PlexError)) throw error;
    return {
      connected: false,
      reason: error.code,
      message: error.message,
      server: { ...server, version: productVersion ?? null },
      capabilities: null,
      connection: null,
      latencyMs: null,
    };
  }
}

async function reach(viewer: Viewer, row: ServerRow): Promise<{ plex: Plex; address: Address }> {
  const token = await opened(serverToken(viewer.sid, row.id));
  // plex.tv lists servers without a token while a share is being set up (PROTOCOL §2.8).
  if (!token) throw new NoServerError("Resource not found");
  const address = await connect(row.resource);
  if (address.uri !== row.preferredUri) await rememberUri(viewer.sid, row.id, address.uri);
  const { userId, clientIdentifier, deviceName } = viewer;
  const plex = {
    userId,
    serverId: row.id,
    baseUrl: address.uri,
    token,
    clientIdentifier,
    deviceName,
    language: LANGUAGE,
  };
  return { plex, address };
}
