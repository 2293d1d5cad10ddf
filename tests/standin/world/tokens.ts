import { randomBytes, randomUUID } from "node:crypto";
import type { Account, PlexServer, World } from "./types.ts";

function newToken(world: World): string {
  const token = randomBytes(15).toString("base64url");
  world.issued.add(token);
  return token;
}

/** A fresh account token for this device. */
export function issueAccountToken(world: World, account: Account, clientId: string): string {
  const token = newToken(world);
  world.accountTokens.set(token, { accountId: account.id, clientId });
  return token;
}

/** The account's token for that server: made when first asked for, and again after it was revoked. */
export function serverTokenOf(world: World, account: Account, serverId: string): string {
  for (const [token, owner] of world.serverTokens) {
    const lasting = owner.expiresAt === undefined;
    if (lasting && owner.accountId === account.id && owner.serverId === serverId) return token;
  }
  const token = newToken(world);
  const unsettled = world.unsettled && { ...world.unsettled };
  world.serverTokens.set(token, { serverId, accountId: account.id, unsettled });
  return token;
}

/** A second token for whoever asks, good on this server for 48 hours or until it restarts (PROTOCOL §2.10). */
export function issueTransientToken(world: World, account: Account, serverId: string): string {
  const token = `transient-${randomUUID()}`;
  world.issued.add(token);
  const expiresAt = Date.now() + 48 * 3_600_000;
  world.serverTokens.set(token, { serverId, accountId: account.id, expiresAt });
  return token;
}

/** What a restart of the server does. */
export function dropTransientTokens(world: World, serverId: string): void {
  for (const [token, entry] of world.serverTokens) {
    if (entry.serverId === serverId && entry.expiresAt !== undefined) world.serverTokens.delete(token);
  }
}

/** Remembers a JWT that was just signed for this device; times in epoch ms. */
export function keepJwt(
  world: World,
  account: Account,
  { token, clientId, expiresAt }: { token: string; clientId: string; expiresAt: number },
): void {
  world.issued.add(token);
  world.accountTokens.set(token, { accountId: account.id, clientId, expiresAt });
}

/** The first JWT ends the classic tokens of the same device (PROTOCOL §2.4). */
export function dropClassicTokens(world: World, clientId: string): void {
  for (const [token, entry] of world.accountTokens) {
    if (entry.clientId === clientId && entry.expiresAt === undefined) world.accountTokens.delete(token);
  }
}

/** Whose account token this is, classic or JWT; nobody's once it expired. */
export function accountOfToken(world: World, token: string | undefined): Account | undefined {
  const entry = token === undefined ? undefined : world.accountTokens.get(token);
  return entry && alive(entry) ? world.accounts.get(entry.accountId) : undefined;
}

/** A JWT that was good once: answered with 498 instead of 401. */
export function isExpiredJwt(world: World, token: string | undefined): boolean {
  const entry = token === undefined ? undefined : world.accountTokens.get(token);
  return entry !== undefined && !alive(entry);
}

/** Who uses this token on this server; another server's token, or an account token, is nobody's. */
export function userOfServer(
  world: World,
  server: PlexServer,
  token: string | undefined,
): Account | undefined {
  const entry = token === undefined ? undefined : world.serverTokens.get(token);
  return entry?.serverId === server.id && alive(entry) ? world.accounts.get(entry.accountId) : undefined;
}

/** Whether this token's server has yet to hear of it; each question counts as a request. */
export function isUnsettled(world: World, token: string): boolean {
  const { unsettled } = world.serverTokens.get(token) ?? {};
  if (!unsettled) return false;
  return unsettled.requests-- > 0 || unsettled.until > Date.now();
}

/** Returns whether there was such a token. */
export function revokeToken(world: World, token: string): boolean {
  const account = world.accountTokens.delete(token);
  return world.serverTokens.delete(token) || account;
}

function alive({ expiresAt }: { expiresAt?: number }): boolean {
  return expiresAt === undefined || expiresAt > Date.now();
}
