import "server-only";
import { cookies, headers } from "next/headers";
import { findSession, latestSession, type SessionRow, touchSession } from "@/db/queries";
import { Refusal } from "@/lib/refusal";
import { note } from "@/lib/request/underway";
import { bearerIn, redeemToken, type TokenInUse } from "./bearer";
import { cookieIn, cookieName, cookieOptions, SESSION_SECONDS } from "./cookies";
import { endSession } from "./end";
import { missingScope, unauthorized } from "./errors";
import { cameSecure, clientAddress, requestOrigin } from "./origin";
import type { Scope } from "./scopes";
import { readToken } from "./token";

export type { Scope } from "./scopes";

const TOUCH_MS = 60_000;

/** Somebody who is signed in, and by which sign-in. Holds no token. */
export type Viewer = Omit<SessionRow, "id" | "lastSeenAt"> & {
  sid: string;
  /** Where they are: an IP address. Absent when nobody is there, and Marquee works of its own accord. */
  address?: string;
  /** The personal token that the request came with; absent with a cookie. */
  token?: Pick<TokenInUse, "id" | "expiresAt">;
};

/** Who is asking, or null. The cookie alone is not enough: its session must still be in the database. */
export async function currentUser(): Promise<Viewer | null> {
  const sent = await headers();
  const cookie = cookieIn(sent.get("cookie"), cookieName("session", cameSecure(sent)));
  const claims = cookie ? await readToken(cookie) : null;
  return claims ? viewerOfSession(sent, claims) : null;
}

/** The person of a sign-in, who was here just now; null once it ended, or when it is somebody else's. */
export async function viewerOfSession(
  sent: Pick<Headers, "get">,
  { sid, userId }: { sid: string; userId: string },
): Promise<Viewer | null> {
  const session = await findSession(sid);
  return session?.userId === userId ? seen(sent, session) : null;
}

async function seen(
  sent: Pick<Headers, "get">,
  { id: sid, lastSeenAt, ...viewer }: SessionRow,
): Promise<Viewer> {
  note({ userId: viewer.userId });
  const now = Date.now();
  if (now - lastSeenAt > TOUCH_MS) await touchSession(sid, viewer.userId, now);
  return { sid, address: clientAddress(sent), ...viewer };
}

/** Whether a request comes with a token of its own, good or not: then its cookies don't count. */
export const hasBearer = (sent: Pick<Headers, "get">): boolean => bearerIn(sent) !== null;

/**
 * Who calls the API: by a personal token when the request has one, whatever cookies it has too, else by
 * cookie. Pages and their actions ask `requireUser`, for whom tokens don't count.
 *
 * @param scope what a token must allow; null where no token will do
 * @throws Refusal `unauthorized`, `forbidden`
 */
export async function requireCaller(sent: Pick<Headers, "get">, scope: Scope | null): Promise<Viewer> {
  const bearer = bearerIn(sent);
  if (bearer === null) return requireUser();
  const token = await redeemToken(bearer);
  if (!scope) throw new Refusal("forbidden", "No token may do that: sign in with a browser");
  if (!token.scopes.includes(scope)) throw missingScope(scope);
  // Plex's tokens belong to a sign-in: the person's latest lends its own (docs/decisions/014).
  const session = await latestSession(token.userId, Date.now() - SESSION_SECONDS * 1000);
  if (!session) throw unauthorized("Sign in with Plex again");
  return { ...(await seen(sent, session)), token: { id: token.id, expiresAt: token.expiresAt } };
}

/**
 * Who is asking.
 *
 * @throws Refusal `unauthorized` when nobody is signed in
 */
export async function requireUser(): Promise<Viewer> {
  const viewer = await currentUser();
  if (!viewer) throw unauthorized("Sign in first");
  return viewer;
}

/** Signs the person out here and at plex.tv and clears the cookie: for server actions and route handlers. */
export async function signOut(): Promise<void> {
  const viewer = await currentUser();
  if (viewer) await endSession(viewer.sid);
  const { secure } = requestOrigin(await headers());
  (await cookies()).set(cookieName("session", secure), "", { ...cookieOptions(secure), maxAge: 0 });
}
