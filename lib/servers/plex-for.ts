import { type ServerRow, serverToken } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import type { Plex } from "@/lib/plex";
import { Refusal } from "@/lib/refusal";
import { whereIs } from "./addresses/where";
import { chooseServer } from "./choose";
import { requireToken } from "./errors";
import { replayBehind } from "./outbox/replay";
import { freshRows, refreshServers } from "./refresh";
import { lookBehind } from "./without-token";

/** The language of Plex's own labels: the one that `lib/words` has. */
export const LANGUAGE = "en";

/** A server that was chosen for somebody; `prepare` makes of it a `Plex` that verbs take. */
export type Found = { viewer: Viewer; row: ServerRow; plex: Plex };

/**
 * Finds for whom and where: chooses the server, gets its token, and links the value to what renews that token and
 * hears that the server answered. A server that is down is no error yet, so that what is cached can be read then too.
 *
 * @param serverId one of the person's servers; without it the current one, else the first owned one
 * @throws Refusal `not_found`, `unauthorized`
 */
export async function plexFor(viewer: Viewer, serverId?: string): Promise<Found> {
  return plexAt(viewer, chooseServer(await freshRows(viewer), viewer, serverId));
}

/**
 * As `plexFor`, for a row that was chosen already.
 *
 * @throws Refusal `not_found`, `unauthorized`
 */
export async function plexAt(viewer: Viewer, row: ServerRow): Promise<Found> {
  const { userId, clientIdentifier, deviceName } = viewer;
  const plex: Plex = {
    userId,
    serverId: row.id,
    server: whereIs(row),
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
  return { viewer, row, plex };
}

async function tokenFor(viewer: Viewer, serverId: string): Promise<string> {
  const token = await requireToken(serverToken(viewer.sid, serverId));
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
