import { and, eq, sql } from "drizzle-orm";
import { once } from "@/lib/process/once";
import { database } from "../client";
import { openServers } from "../schema";

/** Whether a server answers without a token: as last seen, when, and whether its owner means it so. */
type Openness = { isOpen: boolean; checkedAt: number; confirmedAt: number | null };

const find = () =>
  once("statements:open-servers", () =>
    database()
      .select({
        isOpen: openServers.isOpen,
        checkedAt: openServers.checkedAt,
        confirmedAt: openServers.confirmedAt,
      })
      .from(openServers)
      .where(eq(openServers.id, sql.placeholder("id")))
      .prepare(),
  );

/** What is known of a server, or null when nobody has looked yet. */
export async function findOpenness(id: string): Promise<Openness | null> {
  return find().get({ id }) ?? null;
}

/** Stores what was seen at `checkedAt`, ms since 1970. A closed server needs its owner's word no more. */
export async function recordOpenness(id: string, isOpen: boolean, checkedAt: number): Promise<void> {
  const seen = { isOpen, checkedAt, ...(isOpen ? {} : { confirmedAt: null }) };
  database()
    .insert(openServers)
    .values({ id, ...seen })
    .onConflictDoUpdate({ target: openServers.id, set: seen })
    .run();
}

/** Stores the owner's word for a server that is open. */
export async function confirmOpenServer(id: string, confirmedAt: number): Promise<void> {
  database()
    .update(openServers)
    .set({ confirmedAt })
    .where(and(eq(openServers.id, id), eq(openServers.isOpen, true)))
    .run();
}
