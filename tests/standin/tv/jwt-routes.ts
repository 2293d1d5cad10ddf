import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { param } from "../http/params.ts";
import { accountOfToken, dropClassicTokens } from "../world/tokens.ts";
import type { World } from "../world/types.ts";
import { fieldsOf } from "./body.ts";
import { checkDeviceJwt, issueJwt, type Refusal, registerKey, signingJwk } from "./device-keys.ts";
import { refuse, reply, unauthorized } from "./reply.ts";

const nonceMs = 5 * 60_000;

/** Signing in with a device's own key (PROTOCOL §2.4). */
export function jwtRoutes(world: World): Hono {
  const app = new Hono();
  const client = (c: Context) => param(c, "X-Plex-Client-Identifier") ?? "";

  app.get("/api/v2/auth/keys", (c) => reply(c, "keys", { keys: [signingJwk(world)] }));

  app.get("/api/v2/auth/nonce", (c) => {
    const nonce = randomUUID();
    world.tv.nonces.set(nonce, { clientId: client(c), expiresAt: Date.now() + nonceMs });
    return reply(c, "response", { nonce });
  });

  app.post("/api/v2/auth/jwk", async (c) => {
    const account = accountOfToken(world, param(c, "X-Plex-Token"));
    if (!account) return unauthorized(c);
    const { jwk } = await fieldsOf(c);
    const registered = registerKey(world, jwk, { clientId: client(c), accountId: account.id });
    if (typeof registered !== "string") return refuseJwt(c, registered);
    return reply(c, "response", { thumbprint: registered }, 201);
  });

  app.post("/api/v2/auth/token", async (c) => {
    const { jwt } = await fieldsOf(c);
    if (typeof jwt !== "string") return refuseJwt(c, { status: 400, message: "jwt is missing" });
    const checked = checkDeviceJwt(world, jwt, client(c));
    if ("status" in checked) return refuseJwt(c, checked);
    const { key, claims, thumbprint } = checked;
    const account = world.accounts.get(key.accountId ?? -1);
    if (!account) return refuseJwt(c, { status: 422, message: "Device is not linked to an account" });
    if (!useNonce(world, claims.nonce, key.clientId))
      return refuseJwt(c, { status: 422, message: "Invalid nonce" });
    dropClassicTokens(world, key.clientId);
    const { clientId } = key;
    return reply(c, "response", {
      auth_token: issueJwt(world, account, { clientId, thumbprint, scope: claims.scope }),
    });
  });
  return app;
}

/** The error envelope, with the status as its code: Plex publishes none of its own for these. */
export function refuseJwt(c: Context, { status, message }: Refusal): Response {
  return refuse(c, status, status, message);
}

/** A nonce is good once, for five minutes, for the device that asked for it. */
function useNonce(world: World, nonce: unknown, clientId: string): boolean {
  if (typeof nonce !== "string") return false;
  const given = world.tv.nonces.get(nonce);
  world.tv.nonces.delete(nonce);
  return given !== undefined && given.clientId === clientId && given.expiresAt > Date.now();
}
