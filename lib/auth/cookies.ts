import { z } from "zod";
import { secretFor, sign, verify } from "@/lib/crypto";

export const SESSION_SECONDS = 30 * 24 * 60 * 60;
const DEVICE_SECONDS = 400 * 24 * 60 * 60;

/**
 * A cookie's name: browsers accept the `__Secure-` prefix over https only, and on plain http nobody could
 * sign in with it. No other name may begin with that of the session, which next-auth takes as its chunk.
 */
export const cookieName = (
  kind: "session" | "csrf" | "callback" | "pin" | "device",
  secure: boolean,
): string => `${secure ? "__Secure-" : ""}marquee.${kind}`;

/** No script reads it; it comes along when Plex's page leads back here, not with foreign posts. */
export const cookieOptions = (secure: boolean) => ({
  httpOnly: true,
  sameSite: "lax" as const,
  path: "/",
  secure,
});

/**
 * One cookie out of a Cookie header, or undefined; as browsers send it, not decoded. Next's
 * `cookies()` prepares to set some as well, which is too much for every request.
 */
export function cookieIn(header: string | null, name: string): string | undefined {
  const pair = header?.split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** next-auth encrypts the session cookie with this. */
export const sessionSecret = () => secretFor("session");

/** A PIN that is waiting for its browser to come back; times in ms since 1970. */
const pinShape = z.object({
  id: z.number(),
  clientIdentifier: z.string(),
  deviceName: z.string(),
  expiresAt: z.number(),
  /** Comes back in the address: shows that the return belongs to this very start. */
  state: z.string(),
});
export type PendingPin = z.output<typeof pinShape>;

/** Past the PIN's own end for a while, so that a late return is told "expired", not "unknown". */
const AFTERLIFE_SECONDS = 10 * 60;

/** The value and lifetime (seconds) of the cookie that binds a PIN to the browser which asked for it. */
export function pinCookie(pin: PendingPin) {
  const maxAge = Math.max(0, Math.round((pin.expiresAt - Date.now()) / 1000)) + AFTERLIFE_SECONDS;
  return { value: sign("pin", pin, maxAge), maxAge };
}

/** The PIN that this browser asked for, or null when the cookie is missing, forged or too old. */
export const readPin = (value: string | undefined): PendingPin | null =>
  pinShape.safeParse(verify("pin", value)).data ?? null;

/** The value and lifetime (seconds) of the cookie by which one browser stays one device for Plex. */
export const deviceCookie = (clientIdentifier: string) => ({
  value: sign("device", { clientIdentifier }, DEVICE_SECONDS),
  maxAge: DEVICE_SECONDS,
});

/** What Plex knows this browser as, or null when it was never here. */
export const readDevice = (value: string | undefined): string | null =>
  z.object({ clientIdentifier: z.uuid() }).safeParse(verify("device", value)).data?.clientIdentifier ?? null;
