import { env } from "@/lib/env";
import { decode, readJson, refuseErrors } from "./ask";
import { PlexError } from "./errors";
import { type Caller, identity } from "./headers";
import { type Reply, send } from "./http";
import { account, pin, resourceList, type Resource } from "./schemas/tv";

/** A caller who is signed in to plex.tv. */
export type TvAccount = Caller & { token: string };

type Call = {
  path: string;
  query?: Record<string, string>;
  method?: "GET" | "POST" | "DELETE";
  token?: string;
};

/**
 * Opens a PIN for this client to be approved on Plex's page (PROTOCOL §2.2).
 *
 * @returns the PIN; `expiresIn` in seconds
 * @throws PlexError `rate_limited`, `unreachable`, `unavailable`, `bad_reply`
 */
export async function createPin(caller: Caller) {
  const reply = await call(caller, { path: "/api/v2/pins", query: { strong: "true" }, method: "POST" });
  const { id, code, expiresIn, expiresAt } = decode(pin, await readJson(reply));
  return {
    id,
    code,
    expiresIn,
    expiresAt: expiresAt ?? new Date(Date.now() + expiresIn * 1000).toISOString(),
  };
}

/**
 * Looks whether a PIN was approved. plex.tv wants the client identifier that opened it.
 *
 * @returns the account token, or null while nobody approved
 * @throws PlexError `not_found` once the PIN is unknown or expired, `rate_limited`, `unreachable` …
 */
export async function checkPin(caller: Caller, pinId: number): Promise<{ authToken: string | null }> {
  const reply = await call(caller, { path: `/api/v2/pins/${pinId}` });
  return { authToken: decode(pin, await readJson(reply)).authToken || null };
}

/** Where the person approves: Plex's own page, which then goes to `forwardUrl` unchanged (PROTOCOL §2.2). */
export function authUrl(caller: Caller, pin: { code: string }, forwardUrl: string): string {
  const fragment = Object.entries({
    clientID: caller.clientIdentifier,
    code: pin.code,
    "context[device][product]": "Marquee",
    "context[device][deviceName]": caller.deviceName ?? "Marquee",
    forwardUrl,
  });
  return `${env().PLEX_AUTH_URL}#?${fragment.map((pair) => pair.map(encodeURIComponent).join("=")).join("&")}`;
}

/** The account behind a token (PROTOCOL §2.5). `title` is the name to show. */
export async function user(tv: TvAccount) {
  const reply = await call(tv, { path: "/api/v2/user", token: tv.token });
  const found = decode(account, await readJson(reply));
  return {
    id: found.id,
    uuid: found.uuid ?? found.id,
    username: found.username ?? "",
    email: found.email ?? "",
    thumb: found.thumb ?? "",
    title: found.friendlyName || found.title || found.username || "",
  };
}

/** The media servers this account may use, with each one's own token (PROTOCOL §2.8). */
export async function resources(tv: TvAccount): Promise<Resource[]> {
  const query = { includeHttps: "1", includeRelay: "1", includeIPv6: "1" };
  const reply = await call(tv, { path: "/api/v2/resources", query, token: tv.token });
  const all = decode(resourceList, await readJson(reply));
  return all.filter((one) => one.provides?.split(",").includes("server"));
}

/** Revokes the token at plex.tv and removes this device from the account (PROTOCOL §2.6). */
export async function signOut(tv: TvAccount): Promise<void> {
  const reply = await call(tv, { path: "/api/v2/users/signout", method: "DELETE", token: tv.token });
  await reply.body.dump();
}

/** plex.tv says "Invalid token" with 422 on some endpoints: that is a 401 (PROTOCOL §2.1). */
async function call(caller: Caller, { path, query, method, token }: Call): Promise<Reply> {
  const reply = await send({
    base: env().PLEX_TV_URL,
    path,
    method,
    query: new URLSearchParams(query),
    headers: identity(caller, token),
  });
  if (reply.status !== 422) return refuseErrors(reply);
  await reply.body.dump();
  throw new PlexError("unauthorized", { status: 422 });
}
