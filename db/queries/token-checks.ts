import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { tokenChecks } from "@/db/schema";
import { once } from "@/lib/process/once";

/** Whether a server answers without a token: as last seen, when, and whether its owner means it so. */
type TokenCheck = { isWithoutToken: boolean; checkedAt: number; confirmedAt: number | null };

const find = () =>
  once("statements:token-checks", () =>
    database()
      .select({
        isWithoutToken: tokenChecks.isWithoutToken,
        checkedAt: tokenChecks.checkedAt,
        confirmedAt: tokenChecks.confirmedAt,
      })
      .from(tokenChecks)
      .where(eq(tokenChecks.id, sql.placeholder("id")))
      .prepare(),
  );

/** What is known of a server, or null when nobody has looked yet. */
export async function findTokenCheck(id: string): Promise<TokenCheck | null> {
  return find().get({ id }) ?? null;
}

/** Stores what was seen at `checkedAt`, ms since 1970. A server that wants a token needs its owner's word no more. */
export async function recordTokenCheck(
  id: string,
  isWithoutToken: boolean,
  checkedAt: number,
): Promise<void> {
  const seen = { isWithoutToken, checkedAt, ...(isWithoutToken ? {} : { confirmedAt: null }) };
  database()
    .insert(tokenChecks)
    .values({ id, ...seen })
    .onConflictDoUpdate({ target: tokenChecks.id, set: seen })
    .run();
}

/** Stores the owner's word for a server that answers without a token. */
export async function confirmWithoutToken(id: string, confirmedAt: number): Promise<void> {
  database()
    .update(tokenChecks)
    .set({ confirmedAt })
    .where(and(eq(tokenChecks.id, id), eq(tokenChecks.isWithoutToken, true)))
    .run();
}
