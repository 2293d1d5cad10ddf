import { and, eq } from "drizzle-orm";
import { database } from "../client";
import { manualAddresses } from "../schema";

/** Remembers where this person says that a server is; `uri` is an origin. */
export async function setManualAddress(userId: string, serverId: string, uri: string): Promise<void> {
  database()
    .insert(manualAddresses)
    .values({ userId, serverId, uri, createdAt: Date.now() })
    .onConflictDoUpdate({
      target: [manualAddresses.userId, manualAddresses.serverId],
      set: { uri, createdAt: Date.now() },
    })
    .run();
}

/** Forgets it; nothing happens where there is none. */
export async function deleteManualAddress(userId: string, serverId: string): Promise<void> {
  database()
    .delete(manualAddresses)
    .where(and(eq(manualAddresses.userId, userId), eq(manualAddresses.serverId, serverId)))
    .run();
}
