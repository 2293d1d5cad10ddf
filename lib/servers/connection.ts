import { rememberUri, type ServerRow, serverToken } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { addressInUse, connect, isPlexError, ping, type Plex, serverCapabilities } from "@/lib/plex";
import { Refusal } from "@/lib/refusal";
import { note } from "@/lib/request/underway";
import { chooseServer } from "./choose";
import { opened } from "./errors";
import { keepFresh } from "./live/live";
import { isOpenToAll, lookBehind, refuseOpen } from "./without-token";
import { freshRows, refreshServers } from "./refresh";
import { replayBehind } from "./outbox/replay";
import { whereIs } from "./addresses/where";

/** The language of Plex's own labels: the one that `lib/words` has. */
export const LANGUAGE = "en";

const OPEN = "This server answers without a token: everybody who reaches it is its owner there";

/**
 * For whom and where: the value that every verb of `lib/plex` takes first. A server that is down is no
 * error yet, so that what is cached can be read then too.
 *
 * @param serverId one of the person's servers; without it the current one, else the first owned one
 * @throws Refusal `not_found`, `unauthorized`, `forbidden`
 */
export async function plexFor(viewer: Viewer, serverId?: string): Promise<Plex> {
  return plexOf(viewer, chooseServer(await freshRows(viewer), viewer, serverId));
}

/**
 * As `plexFor`, for a row that was chosen already.
 *
 * @throws Refusal `not_found`, `unauthorized`, `forbidden`
 */
export async function plexOf(viewer: Viewer, row: ServerRow): Promise<Plex> {
  const plex = await toPlex(viewer, row);
  await keepFresh(viewer, plex);
  return plex;
}

/**
 * Whether a server answers, and by which way. A server that is down is an answer too, with its reason.
 *
 * @returns `latencyMs` of a round trip just made
 * @throws Refusal `not_found`, `unauthorized`, `forbidden`
 */
export async function testConnection(viewer: Viewer, serverId?: string) {
  const row = chooseServer(await freshRows(viewer), viewer, serverId);
  const { name, productVersion, sourceTitle } = row.resource;
  const server = { id: row.id, name, owned: row.owned, sourceTitle: sourceTitle ?? null };
  try {
    const place = whereIs(row);
    const [plex, address] = await Promise.all([toPlex(viewer, row), connect(place)]);
    const [{ version, latencyMs }, capabilities] = await Promise.all([ping(plex), serverCapabilities(plex)]);
    // The address may have died on the way, and another taken its place.
    const { uri, local, relay, kind } = addressInUse(place) ?? address;
    return {
      connected: true,
      server: { ...server, version: version ?? productVersion ?? null },
      capabilities,
      connection: { uri, local, relay, kind },
      latencyMs,
      warning: (await isOpenToAll(row)) ? OPEN : null,
    };
  } catch (error) {
    if (!isPlexError(error)) throw error;
    return {
      connected: false,
      reason: error.code,
      message: error.message,
      server: { ...server, version: productVersion ?? null },
      capabilities: null,
      connection: null,
      latencyMs: null,
      warning: null,
    };
  }
}

/**
 * As `plexFor` when nobody is there to read what is cached, and so nobody needs to listen to the server.
 *
 * @throws Refusal `not_found`, `unauthorized`, `forbidden`
 */
export async function plexUnattended(viewer: Viewer, serverId: string): Promise<Plex> {
  return toPlex(viewer, chooseServer(await freshRows(viewer), viewer, serverId));
}

async function toPlex(viewer: Viewer, row: ServerRow): Promise<Plex> {
  note({ serverId: row.id });
  const server = whereIs(row);
  const address = addressInUse(server);
  if (address && address.uri !== row.preferredUri) await rememberUri(viewer.sid, row.id, address.uri);
  await refuseOpen(row);
  const { userId, clientIdentifier, deviceName } = viewer;
  const plex: Plex = {
    userId,
    serverId: row.id,
    server,
    token: await tokenFor(viewer, row.id),
    link: {
      renew: (refused) => renewedToken(viewer, row.id, refused),
      answered: () => {
        replayBehind(plex);
        lookBehind(viewer, row);
      },
    },
    viewerAddress: viewer.address,
    clientIdentifier,
    deviceName,
    language: LANGUAGE,
  };
  return plex;
}

async function tokenFor(viewer: Viewer, serverId: string): Promise<string> {
  const token = await opened(serverToken(viewer.sid, serverId));
  // plex.tv lists servers without a token while a share is being set up (PROTOCOL §2.8).
  if (!token) throw new Refusal("not_found");
  return token;
}

/**
 * Asks plex.tv for new tokens, unless another request did so meanwhile.
 *
 * @throws Refusal `not_found` when the server is the person's no more, `unauthorized` when nothing is
 */
async function renewedToken(viewer: Viewer, serverId: string, refused: string): Promise<string> {
  const stored = await tokenFor(viewer, serverId);
  if (stored !== refused) return stored;
  await refreshServers(viewer);
  return tokenFor(viewer, serverId);
}
