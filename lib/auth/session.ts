import "server-only";
import { cookies, headers } from "next/headers";
import { findSession, touchSession } from "@/db/queries";
import { cookieIn, cookieName, cookieOptions } from "./cookies";
import { endSession } from "./end";
import { UnauthorizedError } from "./errors";
import { cameSecure, requestOrigin } from "./origin";
import { readToken } from "./token";

export { UnauthorizedError } from "./errors";

const TOUCH_MS = 60_000;

/** Somebody who is signed in, and by which sign-in. Holds no token. */
export type Viewer = {
  userId: string;
  sid: string;
  title: string;
  thumb: string;
  isOwner: boolean;
  clientIdentifier: string;
  deviceName: string;
  currentServerId: string | null;
  /** When plex.tv was last asked for this person's servers, ms since 1970. */
  resourcesAt: number;
};

/** Who is asking, or null. The cookie alone is not enough: its session must still be in the database. */
export async function currentUser(): Promise<Viewer | null> {
  const sent = await headers();
  const cookie = cookieIn(sent.get("cookie"), cookieName("session", cameSecure(sent)));
  const claims = cookie ? await readToken(cookie) : null;
  const session = claims ? await findSession(claims.sid) : null;
  if (!session || session.userId !== claims?.userId) return null;
  const { id: sid, lastSeenAt, ...viewer } = session;
  const now = Date.now();
  if (now - lastSeenAt > TOUCH_MS) await touchSession(sid, session.userId, now);
  return { sid, ...viewer };
}

/**
 * Who is asking.
 *
 * @throws UnauthorizedError when nobody is signed in
 */
export async function requireUser(): Promise<Viewer> {
  const viewer = await currentUser();
  if (!viewer) throw new UnauthorizedError();
  return viewer;
}

/** Signs the person out here and at plex.tv and clears the cookie: for server actions and route handlers. */
export async function signOut(): Promise<void> {
  const viewer = await currentUser();
  if (viewer) await endSession(viewer.sid);
  const { secure } = requestOrigin(await headers());
  (await cookies()).set(cookieName("session", secure), "", { ...cookieOptions(secure), maxAge: 0 });
}
