import type { Viewer } from "@/lib/auth/session";
import { addressInUse, connect, isPlexError, ping, readCapabilities } from "@/lib/plex";
import { whereIs } from "./addresses/where";
import { chooseServer } from "./choose";
import { plexAt } from "./plex-for";
import { prepareUnattended } from "./prepare";
import { freshRows } from "./refresh";
import { answersAnybody } from "./without-token";

const WITHOUT_TOKEN = "This server answers without a token: everybody who reaches it is its owner there";

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
    const [plex, address] = await Promise.all([plexAt(viewer, row).then(prepareUnattended), connect(place)]);
    const [{ version, latencyMs }, capabilities] = await Promise.all([ping(plex), readCapabilities(plex)]);
    // The address may have died on the way, and another taken its place.
    const { uri, local, relay, kind } = addressInUse(place) ?? address;
    return {
      connected: true,
      server: { ...server, version: version ?? productVersion ?? null },
      capabilities,
      connection: { uri, local, relay, kind },
      latencyMs,
      warning: (await answersAnybody(row)) ? WITHOUT_TOKEN : null,
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
