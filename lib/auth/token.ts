import { decode } from "next-auth/jwt";
import { z } from "zod";
import { once } from "@/lib/process/once";
import { sessionSecret } from "./cookies";

/** All that the session cookie says: which sign-in, and whose. */
const claimsShape = z.object({ sid: z.string(), userId: z.string() });
type Claims = z.output<typeof claimsShape>;

const MOST_REMEMBERED = 1_000;
const remembered = () => once("verified-cookies", () => new Map<string, Claims & { until: number }>());

/** The claims in an already decrypted next-auth token, or null when they aren't ours. */
export const claimsIn = (token: unknown): Claims | null => claimsShape.safeParse(token).data ?? null;

/**
 * Decrypts a session cookie; remembers the result, since decrypting costs more than all the rest of a small
 * request. Whether the session still exists is for the database to say, each time.
 *
 * @returns null when it isn't ours, was changed or is too old
 */
export async function readToken(cookie: string): Promise<Claims | null> {
  const known = remembered().get(cookie);
  if (known) return known.until > Date.now() ? known : null;
  const token = await decode({ token: cookie, secret: sessionSecret() }).catch(() => null);
  const claims = claimsIn(token);
  if (!claims || typeof token?.exp !== "number") return null;
  const oldest = remembered().keys().next();
  if (remembered().size >= MOST_REMEMBERED && !oldest.done) remembered().delete(oldest.value);
  remembered().set(cookie, { ...claims, until: token.exp * 1000 });
  return claims;
}
