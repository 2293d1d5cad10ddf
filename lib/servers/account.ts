import { accountToken } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { isPlexError, type PlexAccount } from "@/lib/plex";
import { reconnect, requireToken } from "./errors";
import { LANGUAGE } from "./plex-for";

/**
 * Does something with a person's Plex account rather than with one of their servers.
 *
 * @throws Refusal `unauthorized` when the token can't be unsealed, or Plex doesn't know it any more
 */
export async function withAccount<T>(viewer: Viewer, work: (account: PlexAccount) => Promise<T>): Promise<T> {
  const { userId, clientIdentifier, deviceName } = viewer;
  const token = await requireToken(accountToken(viewer.sid));
  if (!token) throw reconnect();
  try {
    return await work({
      userId,
      serverId: "plex.tv",
      token,
      clientIdentifier,
      deviceName,
      language: LANGUAGE,
    });
  } catch (error) {
    throw isPlexError(error, "unauthorized") ? reconnect(error) : error;
  }
}
