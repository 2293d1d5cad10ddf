import { accountToken, deleteSession, findSession } from "@/db/queries";
import { log } from "@/lib/log/log";
import { signOut } from "@/lib/plex";
import { announceRevocation } from "./revocation";

/**
 * Signs a session out on both sides: forgets it with all its tokens, then revokes the account's token at
 * plex.tv. If plex.tv doesn't answer the person is signed out here all the same.
 */
export async function endSession(sid: string): Promise<void> {
  const session = await findSession(sid);
  if (!session) return;
  const token = await accountToken(sid).catch((err: unknown) => {
    log.warn({ err }, "A token could not be opened and stays valid at plex.tv");
    return null;
  });
  await deleteSession(sid);
  announceRevocation({ sid });
  log.info({ userId: session.userId, deviceName: session.deviceName }, "Signed out");
  if (!token) return;
  const { clientIdentifier, deviceName } = session;
  await signOut({ clientIdentifier, deviceName, token }).catch((err: unknown) =>
    log.warn({ err, userId: session.userId }, "plex.tv did not revoke a token"),
  );
}
