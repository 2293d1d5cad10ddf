import { decode } from "next-auth/jwt";
import { z } from "zod";
import { memory } from "@/lib/process/memory";
import { sessionSecret } from "./cookies";

/** All that the session cookie says: which sign-in, and whose. */
const claimsShape = z.object({ sid: z.string(), userId: z.string() });
type Claims = z.output<typeof claimsShape>;

const remembered = memory<Claims>("verified-cookies", { most: 1_000 });

/** The claims in an already decrypted next-auth token, or null when they aren't ours. */
export const claimsIn = (token: unknown): Claims | null => claimsShape.safeParse(token).data ?? null;

/**
 * Decrypts a session cookie; remembers the result, since decrypting costs more than all the rest of a small
 * request. Whether the session still exists is for the database to say, each time.
 *
 * @returns null when it isn't ours, was changed or is too old
 */
export async function readToken(cookie: string): Promise<Claims | null> {
  const known = remembered.get(cookie);
  if (known) return known;
  const token = await decode({ token: cookie, secret: sessionSecret() }).catch(() => null);
  const claims = claimsIn(token);
  if (!claims || typeof token?.exp !== "number") return null;
  remembered.set(cookie, claims, { ttl: Math.max(1, token.exp * 1000 - Date.now()) });
  return claims;
}
