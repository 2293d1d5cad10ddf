import { randomBytes } from "node:crypto";
import { z } from "zod";
import {
  deletePersonalToken,
  insertPersonalToken,
  listPersonalTokens,
  type PersonalTokenRow,
} from "@/db/queries";
import { log } from "@/lib/log/log";
import { Refusal } from "@/lib/refusal";
import { hashOf } from "./bearer";
import { announceRevocation } from "./revocation";
import { scope } from "./scopes";
import type { Viewer } from "./session";

/*
 * Keys that people make for their scripts (docs/decisions/014). `lib/log/redact.ts` knows their look and keeps them
 * out of the log.
 */

const DAY_MS = 24 * 60 * 60 * 1000;
/** `mq_` and four more: enough to tell one's own apart, useless for guessing the rest. */
const PREFIX_LENGTH = 7;
/** How many a person may have; those past their time count until they are deleted. */
const MOST_TOKENS = 50;

/** What a person says about a new token. Without `expiresInDays` it never expires. */
export const newTokenShape = z.object({
  name: z.string().trim().min(1).max(60),
  scopes: z
    .array(scope)
    .min(1)
    .transform((all) => scope.options.filter((one) => all.includes(one))),
  expiresInDays: z.number().int().min(1).max(3650).optional(),
});

/** A token as its owner may see it, ever after. */
export const personalTokenShape = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(scope),
  prefix: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type PersonalToken = z.output<typeof personalTokenShape>;

/** The one time that a token is shown. */
export const createdTokenShape = personalTokenShape.extend({ token: z.string() });

/**
 * Makes a token for this person. What is stored is a hash: nobody can show it a second time.
 *
 * @throws Refusal `bad_request` when the person has `MOST_TOKENS` already
 */
export async function createPersonalToken(viewer: Viewer, wishes: z.output<typeof newTokenShape>) {
  const token = `mq_${randomBytes(32).toString("base64url")}`;
  const now = Date.now();
  const row = {
    id: randomBytes(9).toString("base64url"),
    name: wishes.name,
    scopes: wishes.scopes,
    prefix: token.slice(0, PREFIX_LENGTH),
    createdAt: now,
    expiresAt: wishes.expiresInDays ? now + wishes.expiresInDays * DAY_MS : null,
  };
  const stored = await insertPersonalToken(
    { ...row, userId: viewer.userId, hash: hashOf(token) },
    MOST_TOKENS,
  );
  if (!stored) throw new Refusal("bad_request", `There are ${MOST_TOKENS} tokens: revoke one first`);
  log.info({ userId: viewer.userId, tokenId: row.id }, "A personal token was made");
  return { ...describe({ ...row, lastUsedAt: null }), token };
}

/** The person's tokens, the newest first. */
export const personalTokensOf = async (viewer: Viewer): Promise<PersonalToken[]> =>
  (await listPersonalTokens(viewer.userId)).map(describe);

/**
 * Revokes one of the person's tokens, with the stream tickets that were made with it.
 *
 * @throws Refusal `not_found`
 */
export async function revokePersonalToken(viewer: Viewer, id: string): Promise<void> {
  if (!(await deletePersonalToken(viewer.userId, id))) throw new Refusal("not_found");
  announceRevocation({ tokenId: id });
  log.info({ userId: viewer.userId, tokenId: id }, "A personal token was revoked");
}

const time = (ms: number) => new Date(ms).toISOString();

const describe = (row: PersonalTokenRow): PersonalToken => ({
  id: row.id,
  name: row.name,
  scopes: z.array(scope).parse(row.scopes),
  prefix: row.prefix,
  createdAt: time(row.createdAt),
  expiresAt: row.expiresAt === null ? null : time(row.expiresAt),
  lastUsedAt: row.lastUsedAt === null ? null : time(row.lastUsedAt),
});
