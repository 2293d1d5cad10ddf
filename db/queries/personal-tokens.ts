import { and, count, desc, eq, sql } from "drizzle-orm";
import { once } from "@/lib/process/once";
import { database } from "../client";
import { personalTokens } from "../schema";

/** A personal token as its owner may see it. Times in ms since 1970; no `expiresAt` means never. */
export type PersonalTokenRow = {
  id: string;
  name: string;
  scopes: string[];
  prefix: string;
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
};

/** What to store of a new one: the token's hash, not the token. */
type NewPersonalToken = Omit<PersonalTokenRow, "lastUsedAt"> & { userId: string; hash: string };

const { id, name, scopes, prefix, createdAt, expiresAt, lastUsedAt } = personalTokens;
const columns = { id, name, scopes, prefix, createdAt, expiresAt, lastUsedAt };

const statements = () =>
  once("statements:personal-tokens", () => {
    const one = () =>
      database()
        .select({ ...columns, userId: personalTokens.userId })
        .from(personalTokens);
    return {
      byHash: one()
        .where(eq(personalTokens.hash, sql.placeholder("hash")))
        .prepare(),
      byId: one()
        .where(eq(id, sql.placeholder("id")))
        .prepare(),
    };
  });

/** The token with this hash and whose it is, or null. It may be past its time. */
export async function personalTokenByHash(hash: string) {
  return statements().byHash.get({ hash }) ?? null;
}

/** The token with this id and whose it is, or null once it was revoked. It may be past its time. */
export async function findPersonalToken(tokenId: string) {
  return statements().byId.get({ id: tokenId }) ?? null;
}

/** A person's tokens, the newest first. */
export async function listPersonalTokens(userId: string): Promise<PersonalTokenRow[]> {
  return database()
    .select(columns)
    .from(personalTokens)
    .where(eq(personalTokens.userId, userId))
    .orderBy(desc(createdAt), desc(id))
    .all();
}

/** Stores a token, unless the person has `most` of them. @returns whether it was stored */
export async function insertPersonalToken(token: NewPersonalToken, most: number): Promise<boolean> {
  return database().transaction(
    (tx) => {
      const has = tx
        .select({ tokens: count() })
        .from(personalTokens)
        .where(eq(personalTokens.userId, token.userId))
        .get();
      if ((has?.tokens ?? 0) >= most) return false;
      tx.insert(personalTokens).values(token).run();
      return true;
    },
    { behavior: "immediate" },
  );
}

/** Notes that a token was used at `now`, ms since 1970. */
export async function touchPersonalToken(tokenId: string, now: number): Promise<void> {
  database().update(personalTokens).set({ lastUsedAt: now }).where(eq(id, tokenId)).run();
}

/** Revokes a token of this person. @returns whether there was such a one */
export async function deletePersonalToken(userId: string, tokenId: string): Promise<boolean> {
  const { changes } = database()
    .delete(personalTokens)
    .where(and(eq(id, tokenId), eq(personalTokens.userId, userId)))
    .run();
  return changes > 0;
}
