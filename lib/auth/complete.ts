import { cookies, headers } from "next/headers";
import { deleteSessionsUnseenSince, recordSignIn } from "@/db/queries";
import { log } from "@/lib/log/log";
import { checkPin, isPlexError, resources, signOut, user } from "@/lib/plex";
import { memory } from "@/lib/process/memory";
import { once } from "@/lib/process/once";
import { admit } from "./access";
import { cookieName, cookieOptions, type PendingPin, readPin, SESSION_SECONDS } from "./cookies";
import { atPlex, SignInError } from "./errors";
import { requestOrigin } from "./origin";

/** Who signed in, and the session's id. */
type SignedIn = { id: string; sid: string };

/** Ends that are the person's own affair, and after which coming back with the same PIN can't help. */
const finals = new Set(["cancelled", "expired", "no_servers", "not_invited"]);

/**
 * Finishes the sign-in that this browser began: asks plex.tv whether the PIN was approved, applies the rule
 * of who may enter and stores the session.
 *
 * @param state what Plex's page brought back in the address
 * @param last nobody will ask again: a PIN without a token counts as cancelled, not as pending
 * @throws SignInError with each of its codes
 */
export async function completeSignIn(state: unknown, last: boolean): Promise<SignedIn> {
  const { secure } = requestOrigin(await headers());
  const jar = await cookies();
  const name = cookieName("pin", secure);
  const pin = readPin(jar.get(name)?.value);
  if (!pin || pin.state !== state || isSpent(pin)) throw new SignInError("missing_pin");
  const forgetPin = () => jar.set(name, "", { ...cookieOptions(secure), maxAge: 0 });
  try {
    const signedIn = await single(pin, last);
    spend(pin);
    forgetPin();
    return signedIn;
  } catch (error) {
    const failure = error instanceof SignInError ? error : atPlex(error);
    const { code } = failure;
    if (finals.has(code)) {
      forgetPin();
      log.info({ code, deviceName: pin.deviceName }, "A sign-in ended without a session");
    } else if (code !== "pending") {
      log.warn({ err: failure, code }, "A sign-in failed at plex.tv");
    }
    throw failure;
  }
}

/** A PIN opens one session: whoever kept a copy of the cookie gets no second one out of it. */
const spent = memory<true>("spent-pins", { most: 10_000 });
const isSpent = (pin: PendingPin) => spent.has(pin.state);
const spend = (pin: PendingPin) =>
  spent.set(pin.state, true, { ttl: Math.max(1, pin.expiresAt - Date.now()) });

/** A page that asks twice at once gets one session: the second would otherwise replace the first. */
function single(pin: PendingPin, last: boolean): Promise<SignedIn> {
  const running = once("sign-ins", () => new Map<string, Promise<SignedIn>>());
  const known = running.get(pin.state);
  if (known) return known;
  const signingIn = redeem(pin, last).finally(() => running.delete(pin.state));
  running.set(pin.state, signingIn);
  return signingIn;
}

async function redeem(pin: PendingPin, last: boolean): Promise<SignedIn> {
  const { clientIdentifier, deviceName } = pin;
  const caller = { clientIdentifier, deviceName };
  const account = { ...caller, token: await approvedToken(pin, last) };
  const [person, servers] = await Promise.all([user(account), resources(account)]);
  try {
    await admit(person.id, servers);
  } catch (refusal) {
    // Leave no device behind in the account of somebody who isn't let in.
    await signOut(account).catch((err: unknown) => log.warn({ err }, "A refused token was not revoked"));
    throw refusal;
  }
  await deleteSessionsUnseenSince(Date.now() - SESSION_SECONDS * 1000);
  const sid = await recordSignIn({
    ...caller,
    user: person,
    accountToken: account.token,
    resources: servers,
  });
  log.info({ userId: person.id, deviceName }, "Signed in");
  return { id: person.id, sid };
}

/** plex.tv says 404 once a PIN is over, for whatever reason: its own time tells which (PROTOCOL §2.2). */
async function approvedToken(pin: PendingPin, last: boolean): Promise<string> {
  const isOver = () => Date.now() >= pin.expiresAt;
  try {
    const { authToken } = await checkPin(pin, pin.id);
    if (authToken) return authToken;
  } catch (error) {
    if (!isPlexError(error, "not_found", "unauthorized", "forbidden")) throw error;
    throw new SignInError(isOver() ? "expired" : "cancelled", error);
  }
  if (isOver()) throw new SignInError("expired");
  throw new SignInError(last ? "cancelled" : "pending");
}
