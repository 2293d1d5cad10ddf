import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

type Claims = Record<string, unknown>;
type Jwk = { kty: "OKP"; crv: "Ed25519"; x: string; kid: string };

const base64 = (value: object | Buffer) =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString("base64url");

/** A signed token with these claims, in the compact form of RFC 7515. */
export function signJwt(key: KeyObject, kid: string, claims: Claims): string {
  const said = `${base64({ alg: "EdDSA", typ: "JWT", kid })}.${base64(claims)}`;
  return `${said}.${base64(sign(null, Buffer.from(said), key))}`;
}

/** The header and claims of a token, unchecked; undefined when it is none. */
export function readJwt(token: string): { header: Claims; claims: Claims } | undefined {
  const [header, claims] = token.split(".").map(object);
  return header && claims && token.split(".").length === 3 ? { header, claims } : undefined;
}

/** Whether this key signed the token. */
export function isSignedBy(token: string, key: KeyObject): boolean {
  const [header = "", claims = "", signature = ""] = token.split(".");
  return verify(null, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, "base64url"));
}

/** An Ed25519 public key as devices send it (PROTOCOL §2.4); undefined when it is anything else. */
export function readJwk(value: unknown): { jwk: Jwk; key: KeyObject } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { kty, crv, x, kid } = { kty: "", crv: "", x: "", kid: "", ...value };
  if (kty !== "OKP" || crv !== "Ed25519" || typeof x !== "string" || typeof kid !== "string" || !kid)
    return undefined;
  try {
    return { jwk: { kty, crv, x, kid }, key: createPublicKey({ key: { kty, crv, x }, format: "jwk" }) };
  } catch {
    // Thirty-two bytes that are no point on the curve, or not thirty-two bytes.
    return undefined;
  }
}

/** RFC 7638: what a key is known by, whatever its `kid` says. */
export function thumbprintOf({ crv, kty, x }: { crv?: string; kty?: string; x?: string }): string {
  return createHash("sha256").update(JSON.stringify({ crv, kty, x })).digest("base64url");
}

function object(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
