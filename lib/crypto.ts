import {
  type BinaryLike,
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from "node:crypto";
import { memory } from "@/lib/process/memory";
import { env } from "./env";

/** Whose secret it is, and the place it is kept: the row's table, its primary key, then the column. */
export type Place = { salt: string; row: readonly [table: string, ...key: string[]]; column: string };

/** A sealed value can't be unsealed: other secret, other row, or damaged. The person signs in again. */
export class SealError extends Error {
  override readonly name = "SealError";
  constructor(cause?: unknown) {
    super("A stored secret does not open", { cause });
  }
}

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** 32 MB and some 60 ms per key: once per person and process. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
/** The promise is what is kept, so that two requests at once derive one key. */
const keys = memory<Promise<Buffer>>("keys", { most: 1_000 });

/** A new random salt for one person's key. */
export const newSalt = (): string => randomBytes(16).toString("base64url");

/**
 * Encrypts a secret with AES-256-GCM under the person's own key, bound to the place it is kept.
 *
 * @returns `v1.` and base64url of nonce, ciphertext and tag
 */
export async function seal(plain: string, place: Place): Promise<string> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", await keyOf(place.salt), iv).setAAD(identityOf(place));
  const sealed = Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString("base64url")}`;
}

/**
 * Decrypts what `seal` made for this very place.
 *
 * @throws SealError when it was made with another secret or for another place, or was changed since
 */
export async function unseal(sealed: string, place: Place): Promise<string> {
  const [version, body = "", ...rest] = sealed.split(".");
  const bytes = Buffer.from(body, "base64url");
  if (version !== VERSION || rest.length > 0 || bytes.length < IV_BYTES + TAG_BYTES) throw new SealError();
  const key = await keyOf(place.salt);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(identityOf(place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
  } catch (cause) {
    throw new SealError(cause);
  }
}

/** JSON, so that no key can be written as two others run together. */
const identityOf = ({ row, column }: Place) => Buffer.from(JSON.stringify([VERSION, ...row, column]));

function keyOf(salt: string): Promise<Buffer> {
  const known = keys.get(salt);
  if (known) return known;
  const key = derive(env().AUTH_SECRET, salt);
  keys.set(salt, key);
  key.catch(() => keys.delete(salt));
  return key;
}

const derive = (secret: BinaryLike, salt: string) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** A secret for one purpose, from which neither the installation's nor another purpose's can be told. */
export const secretFor = (purpose: string): string =>
  createHmac("sha256", env().AUTH_SECRET).update(`marquee:${purpose}`).digest("base64url");

/**
 * Signs a small value that a browser keeps for us. It can be read there, but not changed, not used for
 * another purpose and not after its time.
 *
 * @param lifetime seconds
 */
export function sign(purpose: string, value: object, lifetime: number): string {
  const body = Buffer.from(JSON.stringify({ value, until: Date.now() + lifetime * 1000 })).toString(
    "base64url",
  );
  return `${body}.${signatureOf(purpose, body)}`;
}

/** What `sign` was given, or null when the signature, the purpose or the time is wrong. Check its shape. */
export function verify(purpose: string, signed: string | undefined): unknown {
  const [body = "", signature = "", ...rest] = signed?.split(".") ?? [];
  const given = Buffer.from(signature);
  const wanted = Buffer.from(signatureOf(purpose, body));
  if (rest.length > 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  // The signature says that `sign` wrote this.
  const { value, until } = JSON.parse(Buffer.from(body, "base64url").toString()) as {
    value: unknown;
    until: number;
  };
  return until > Date.now() ? value : null;
}

const signatureOf = (purpose: string, body: string) =>
  createHmac("sha256", secretFor(`cookie:${purpose}`))
    .update(body)
    .digest("base64url");
