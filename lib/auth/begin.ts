import { randomBytes, randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { spend } from "@/lib/limits";
import { log } from "@/lib/log/log";
import { authUrl, createPin, isPlexError } from "@/lib/plex";
import { isRefusal, Refusal } from "@/lib/refusal";
import { homeOf } from "@/lib/trusted";
import { readFields } from "./body";
import { cookieName, cookieOptions, deviceCookie, pinCookie, readDevice } from "./cookies";
import { deviceName } from "./device";
import { atPlex } from "./errors";
import { isSameOrigin, ownPath, requestOrigin } from "./origin";

const NO_STORE = { "Cache-Control": "no-store" };

/**
 * Starts a sign-in: opens a PIN at plex.tv, binds it to this browser by a cookie, and leads to Plex's page.
 * A field `to` names the page to come back to in the end.
 *
 * @returns 303 to Plex, or `{ url }` for who accepts JSON; when Plex fails, a browser gets 303 to the sign-in
 *   page with `?error=`
 * @throws Refusal; PlexError when Plex fails and the caller accepts JSON; Refusal `rate_limited` after too many of
 *   them, unless the caller is a browser, which gets 303 too
 */
export async function beginSignIn(request: Request): Promise<Response> {
  const { headers } = request;
  if (!isSameOrigin(headers)) throw new Refusal("forbidden", "This request comes from another site");
  const accepted = headers.get("accept") ?? "";
  const wantsJson = accepted.includes("application/json");
  const { to } = await readFields(request);
  try {
    spend("sign-in", homeOf(requestOrigin(headers).ip));
    const url = await openPin(headers, ownPath(to));
    return wantsJson ? Response.json({ url }, { headers: NO_STORE }) : seeOther(url);
  } catch (error) {
    log.warn({ err: error }, "A sign-in could not be started");
    const isOurLimit = isRefusal(error, "rate_limited") && !isPlexError(error);
    if (wantsJson || (isOurLimit && !accepted.includes("text/html"))) throw error;
    return seeOther(`/sign-in?error=${atPlex(error).code}`);
  }
}

async function openPin(headers: Headers, to: string): Promise<string> {
  const { origin, secure } = requestOrigin(headers);
  const jar = await cookies();
  const known = readDevice(jar.get(cookieName("device", secure))?.value);
  const caller = {
    clientIdentifier: known ?? randomUUID(),
    deviceName: deviceName(headers.get("user-agent")),
  };
  const pin = await createPin(caller);
  const state = randomBytes(18).toString("base64url");
  const expiresAt = Date.now() + pin.expiresIn * 1000;
  const device = deviceCookie(caller.clientIdentifier);
  const pending = pinCookie({ ...caller, id: pin.id, expiresAt, state });
  const options = cookieOptions(secure);
  jar.set(cookieName("device", secure), device.value, { ...options, maxAge: device.maxAge });
  jar.set(cookieName("pin", secure), pending.value, { ...options, maxAge: pending.maxAge });
  const back = new URLSearchParams({ state, ...(to === "/" ? {} : { to }) });
  return authUrl(caller, pin, `${origin}/sign-in/return?${back}`);
}

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { ...NO_STORE, Location: location } });
