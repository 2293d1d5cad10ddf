import { env } from "@/lib/env";
import { askCloud, type CloudCall } from "../ask/cloud";
import { account, pin, type Resource, resourceList } from "../schemas/tv";
import type { Caller } from "../wire/headers";
import { decode, readJson } from "../wire/json";

/** A caller who is signed in to plex.tv. */
export type TvAccount = Caller & { token: string };

/**
 * Opens a PIN for this client to be approved on Plex's page (PROTOCOL §2.2).
 *
 * @returns the PIN; `expiresIn` in seconds
 * @throws PlexError `rate_limited`, `unreachable`, `unavailable`, `bad_reply`
 */
export async function createPin(caller: Caller) {
  const opened = await json(caller, { path: "/api/v2/pins", query: { strong: "true" }, method: "POST" });
  const { id, code, expiresIn, expiresAt } = decode(pin, opened);
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
  const found = decode(pin, await json(caller, { path: `/api/v2/pins/${pinId}` }));
  return { authToken: found.authToken || null };
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
  const found = decode(account, await json(tv, { path: "/api/v2/user", token: tv.token }));
  return {
    id: found.id,
    uuid: found.uuid ?? found.id,
    username: found.username ?? "",
    email: found.email ?? "",
    thumb: found.thumb ?? "",
    title: found.friendlyName || found.title || found.username || "",
  };
}

/**
 * The media servers this account may use, with each one's own token (PROTOCOL §2.8). Of a server that is listed
 * twice the better row counts: with a token, the person's own, on line, with more addresses, in this order.
 */
export async function resources(tv: TvAccount): Promise<Resource[]> {
  const query = { includeHttps: "1", includeRelay: "1", includeIPv6: "1" };
  const all = decode(resourceList, await json(tv, { path: "/api/v2/resources", query, token: tv.token }));
  const servers = all.filter((one) => one.provides?.split(",").includes("server"));
  const best = new Map<string, Resource>();
  for (const one of servers) {
    const known = best.get(one.clientIdentifier);
    if (!known || isBetter(one, known)) best.set(one.clientIdentifier, one);
  }
  return [...best.values()];
}

const merits = ({ accessToken, owned, presence, connections }: Resource) =>
  [accessToken ? 1 : 0, owned ? 1 : 0, presence ? 1 : 0, connections.length] as const;

function isBetter(one: Resource, other: Resource): boolean {
  const [ours, theirs] = [merits(one), merits(other)];
  const difference = ours.map((merit, place) => merit - (theirs[place] ?? 0)).find((by) => by !== 0);
  return (difference ?? 0) > 0;
}

/** Revokes the token at plex.tv and removes this device from the account (PROTOCOL §2.6). */
export async function signOut(tv: TvAccount): Promise<void> {
  const call: CloudCall = { path: "/api/v2/users/signout", method: "DELETE", token: tv.token };
  await askCloud("plex.tv", tv, call, (reply) => reply.body.dump());
}

const json = (caller: Caller, call: CloudCall) => askCloud("plex.tv", caller, call, readJson);
