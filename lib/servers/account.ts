import { accountToken } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { type PlexAccount, PlexError } from "@/lib/plex";
import { LANGUAGE } from "./plex-for";
import { requireToken, ReconnectError } from "./errors";

/**
 * Does something with a person's Plex account rather than with one of their servers.
 *
 * @throws ReconnectError when the token can't be unsealed, or Plex doesn't know it any more
 */
export async function withAccount<T>(viewer: Viewer, work: (account: PlexAccount) => Promise<T>): Promise<T> {
  const { userId, clientIdentifier, deviceName } = viewer;
  const token = await requireToken(accountToken(viewer.sid));
  if (!token) throw new ReconnectError();
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
    throw error instanceof PlexError && error.code === "unauthorized" ? new ReconnectError(error) : error;
  }
}
