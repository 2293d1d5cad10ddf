import { database } from "../client";
import { installation } from "../schema";

/** Whose Marquee this is, whether strangers may enter, and which servers guests must share. */
export type Installation = { ownerId: string; open: boolean; ownerServerIds: string[] };

/** The installation, or null before the first sign-in. */
export async function findInstallation(): Promise<Installation | null> {
  return read() ?? null;
}

/**
 * Makes this person the owner unless somebody is already. Of two at once one wins: the row's key is fixed.
 *
 * @param serverIds the servers this person owns
 * @returns the installation as it is afterwards, which may be somebody else's
 */
export async function claimInstallation(userId: string, serverIds: string[]): Promise<Installation> {
  database()
    .insert(installation)
    .values({ id: 1, ownerId: userId, ownerServerIds: serverIds })
    .onConflictDoNothing()
    .run();
  const claimed = read();
  if (!claimed) throw new Error("The installation's row is gone");
  return claimed;
}

/** Notes which servers the owner owns now. */
export async function setOwnerServers(serverIds: string[]): Promise<void> {
  database().update(installation).set({ ownerServerIds: serverIds }).run();
}

/** Lets anybody with a Plex account and a server in, or only those who share one with the owner. */
export async function storeDoorOpen(open: boolean): Promise<void> {
  database().update(installation).set({ open }).run();
}

const read = (): Installation | undefined =>
  database()
    .select({
      ownerId: installation.ownerId,
      open: installation.open,
      ownerServerIds: installation.ownerServerIds,
    })
    .from(installation)
    .get();
