import { rememberUri } from "@/db/queries";
import { addressInUse, type Plex } from "@/lib/plex";
import { note } from "@/lib/request/underway";
import { keepFresh } from "./live/live";
import type { Found } from "./plex-for";
import { refuseWithoutToken } from "./without-token";

/**
 * Does what comes before use: refuses a server that takes everybody for its owner, and listens to it, so that what is
 * cached stays true.
 *
 * @throws Refusal `forbidden`
 */
export async function prepare(found: Found): Promise<Plex> {
  const plex = await prepareUnattended(found);
  await keepFresh(found.viewer, plex);
  return plex;
}

/**
 * As `prepare` when nobody is there to read what is cached, and so nobody needs to listen to the server.
 *
 * @throws Refusal `forbidden`
 */
export async function prepareUnattended({ viewer, row, plex }: Found): Promise<Plex> {
  note({ serverId: row.id });
  const address = addressInUse(plex.server);
  if (address && address.uri !== row.preferredUri) await rememberUri(viewer.sid, row.id, address.uri);
  await refuseWithoutToken(row);
  return plex;
}
