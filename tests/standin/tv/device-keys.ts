import { randomUUID } from "node:crypto";
import { keepJwt } from "../world/tokens.ts";
import type { Account, World } from "../world/types.ts";
import { isSignedBy, readJwk, readJwt, signJwt, thumbprintOf } from "./jwt.ts";
import type { DeviceKey } from "./state.ts";

const week = 7 * 86_400;

/** Why plex.tv refuses; the texts are those of Plex's description (PROTOCOL §2.4). */
export type Refusal = { status: 400 | 422 | 498; message: string };

/**
 * Registers the public key of a device. Its owner may be unknown as yet, when it came with a PIN.
 *
 * @returns the key's thumbprint, or why it is refused
 */
export function registerKey(
  world: World,
  jwk: unknown,
  device: { clientId: string; accountId?: number },
): string | Refusal {
  const read = readJwk(jwk);
  if (!read) return { status: 400, message: "Invalid JWK" };
  const thumbprint = thumbprintOf(read.jwk);
  const known = world.tv.deviceKeys.get(thumbprint);
  if (known && known.clientId !== device.clientId)
    return { status: 422, message: "Thumbprint has already been taken" };
  world.tv.deviceKeys.set(thumbprint, { ...known, ...device, kid: read.jwk.kid, key: read.key });
  return thumbprint;
}

/**
 * Checks what a device signed: its own key, for plex.tv, by this client, not run out.
 *
 * @returns the key and the claims, or why it is refused
 */
export function checkDeviceJwt(
  world: World,
  token: string,
  clientId: string,
): { key: DeviceKey; thumbprint: string; claims: Record<string, unknown> } | Refusal {
  const bad: Refusal = { status: 422, message: "JWT signature verification failed" };
  const read = readJwt(token);
  if (!read) return { status: 400, message: "Malformed JWT" };
  const { header, claims } = read;
  if (header.alg !== "EdDSA") return bad;
  const found = [...world.tv.deviceKeys].find(
    ([, each]) => each.kid === header.kid && each.clientId === clientId,
  );
  if (!found || !isSignedBy(token, found[1].key)) return bad;
  if (claims.aud !== "plex.tv" || claims.iss !== clientId) return bad;
  const now = Date.now() / 1000;
  if (typeof claims.exp !== "number" || typeof claims.iat !== "number") return bad;
  if (claims.exp <= now) return { status: 498, message: "JWT has expired" };
  // A minute of clock difference is forgiven.
  if (claims.iat > now + 60) return bad;
  return { thumbprint: found[0], key: found[1], claims };
}

/** plex.tv's own token for that device, good for a week; `scope` lists what it says about the person. */
export function issueJwt(
  world: World,
  account: Account,
  device: { clientId: string; thumbprint: string; scope?: unknown },
): string {
  const iat = Math.floor(Date.now() / 1000);
  const { clientId, thumbprint } = device;
  const known = { username: account.username, email: account.email, friendly_name: account.title };
  const wanted = typeof device.scope === "string" ? device.scope.split(",") : [];
  const said = Object.entries(known).filter(([name]) => wanted.includes(name));
  const token = signJwt(world.tv.signing.privateKey, signingKid(world), {
    iss: "plex.tv",
    aud: ["plex.tv", clientId],
    iat,
    exp: iat + week,
    jti: randomUUID(),
    thumbprint,
    user: { id: account.id, uuid: account.uuid, ...Object.fromEntries(said) },
  });
  keepJwt(world, account, { token, clientId, expiresAt: (iat + week) * 1000 });
  return token;
}

/** The key with which plex.tv signs, as its JWKS lists it. */
export function signingJwk(world: World) {
  const { crv, kty, x } = world.tv.signing.publicKey.export({ format: "jwk" });
  return { kty, crv, x, use: "sig", alg: "EdDSA", kid: thumbprintOf({ crv, kty, x }) };
}

function signingKid(world: World): string {
  return signingJwk(world).kid;
}
