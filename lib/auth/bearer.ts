import { createHash } from "node:crypto";
import {
  findPersonalToken,
  type PersonalTokenRow,
  personalTokenByHash,
  touchPersonalToken,
} from "@/db/queries";
import { invalidToken } from "./errors";

const TOUCH_MS = 60_000;
const FORMAT = /^mq_[\w-]{43}$/;

/** A personal token in use: whose it is, what it allows, and until when (ms since 1970, null: for ever). */
export type TokenInUse = Pick<PersonalTokenRow, "id" | "scopes" | "expiresAt"> & { userId: string };

/** What is stored of a token. It is random, so that no slow hash is needed. */
export const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** The bearer token of a request, or null. Any other scheme is for a proxy before us. */
export function bearerIn(headers: Pick<Headers, "get">): string | null {
  const bearer = /^bearer(?:\s+(.*))?$/i.exec(headers.get("authorization") ?? "");
  return bearer ? (bearer[1] ?? "").trim() : null;
}

/**
 * Looks up a token that a request brought, and notes that it was used.
 *
 * @throws Refusal `unauthorized` when there is none, or it was revoked or is past its time
 */
export async function redeemToken(token: string): Promise<TokenInUse> {
  const row = FORMAT.test(token) ? await personalTokenByHash(hashOf(token)) : null;
  const now = Date.now();
  if (!row || isOver(row, now)) throw invalidToken();
  if (now - (row.lastUsedAt ?? 0) > TOUCH_MS) await touchPersonalToken(row.id, now);
  return row;
}

/** Whether this person's token with this id is good still. */
export async function isTokenAlive(id: string, userId: string): Promise<boolean> {
  const row = await findPersonalToken(id);
  return row !== null && row.userId === userId && !isOver(row, Date.now());
}

const isOver = ({ expiresAt }: Pick<PersonalTokenRow, "expiresAt">, now: number) =>
  expiresAt !== null && expiresAt <= now;
