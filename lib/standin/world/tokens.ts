import { randomBytes } from "node:crypto";
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
    if (owner.accountId === account.id && owner.serverId === serverId) return token;
  }
  const token = newToken(world);
  world.serverTokens.set(token, { serverId, accountId: account.id });
  return token;
}

export function accountOfToken(world: World, token: string | undefined): Account | undefined {
  const entry = token === undefined ? undefined : world.accountTokens.get(token);
  return entry && world.accounts.get(entry.accountId);
}

/** Who uses this token on this server; another server's token, or an account token, is nobody's. */
export function userOfServer(
  world: World,
  server: PlexServer,
  token: string | undefined,
): Account | undefined {
  const entry = token === undefined ? undefined : world.serverTokens.get(token);
  return entry?.serverId === server.id ? world.accounts.get(entry.accountId) : undefined;
}

/** Returns whether there was such a token. */
export function revokeToken(world: World, token: string): boolean {
  const account = world.accountTokens.delete(token);
  return world.serverTokens.delete(token) || account;
}
