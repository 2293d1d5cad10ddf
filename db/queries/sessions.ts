import { randomBytes } from "node:crypto";
import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import { newSalt, type Place, seal, unseal } from "@/lib/crypto";
import { once } from "@/lib/process/once";
import { database } from "../client";
import { installation, servers, sessions, users } from "../schema";
import { unchanged } from "../unchanged";
import { type GrantedResource, sealServers } from "./servers";
import { unsealedTokens } from "./unsealed-tokens";

/** A sign-in with its person. */
export type SessionRow = {
  id: string;
  userId: string;
  title: string;
  thumb: string;
  isOwner: boolean;
  clientIdentifier: string;
  deviceName: string;
  currentServerId: string | null;
  lastSeenAt: number;
  /** When plex.tv was last asked for this person's servers, ms since 1970. */
  resourcesAt: number;
};

/** What plex.tv said at the end of a sign-in. */
type SignIn = {
  user: { id: string; uuid: string; title: string; username: string; thumb: string };
  clientIdentifier: string;
  deviceName: string;
  accountToken: string;
  resources: GrantedResource[];
};

const withPerson = () =>
  database()
    .select({
      id: sessions.id,
      userId: sessions.userId,
      title: users.title,
      thumb: users.thumb,
      ownerId: installation.ownerId,
      clientIdentifier: sessions.clientIdentifier,
      deviceName: sessions.deviceName,
      currentServerId: sessions.currentServerId,
      lastSeenAt: sessions.lastSeenAt,
      resourcesAt: sessions.resourcesAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(installation, eq(installation.ownerId, users.id));

const statements = () =>
  once("statements:sessions", () => {
    const bySid = eq(sessions.id, sql.placeholder("sid"));
    return {
      find: withPerson().where(bySid).prepare(),
      latest: withPerson()
        .where(
          and(
            eq(sessions.userId, sql.placeholder("userId")),
            gt(sessions.lastSeenAt, sql.placeholder("since")),
          ),
        )
        .orderBy(desc(sessions.lastSeenAt), desc(sessions.createdAt))
        .limit(1)
        .prepare(),
      client: database()
        .select({ id: sessions.id })
        .from(sessions)
        .where(eq(sessions.clientIdentifier, sql.placeholder("clientIdentifier")))
        .limit(1)
        .prepare(),
      token: database()
        .select({ sealed: sessions.sealedAccountToken, salt: users.salt })
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .where(bySid)
        .prepare(),
    };
  });

const place = (salt: string, sid: string): Place => ({
  salt,
  row: ["sessions", sid],
  column: "sealedAccountToken",
});

/** The sign-in with this id, or null once it was signed out. */
export async function findSession(sid: string): Promise<SessionRow | null> {
  return unchanged(`session ${sid}`, () => toSession(statements().find.get({ sid })));
}

/** The person's sign-in that was used last, or null when none was used since `since`, ms since 1970. */
export async function latestSession(userId: string, since: number): Promise<SessionRow | null> {
  return toSession(statements().latest.get({ userId, since }));
}

function toSession(row: (Omit<SessionRow, "isOwner"> & { ownerId: string | null }) | undefined) {
  if (!row) return null;
  const { ownerId, ...session } = row;
  return { ...session, isOwner: ownerId === session.userId };
}

/** Whether somebody signed in here with the browser that Plex knows by this identifier. */
export async function isOurClient(clientIdentifier: string): Promise<boolean> {
  return statements().client.get({ clientIdentifier }) !== undefined;
}

/** All sign-ins of a person, the one used last first. */
export async function findSessionsOf(userId: string): Promise<SessionRow[]> {
  const rows = withPerson().where(eq(sessions.userId, userId)).orderBy(desc(sessions.lastSeenAt)).all();
  return rows.map(toSession).filter((row) => row !== null);
}

/**
 * The Plex account's token of a sign-in, or null once it was signed out.
 *
 * @throws SealError when it can't be unsealed any more
 */
export async function accountToken(sid: string): Promise<string | null> {
  const row = statements().token.get({ sid });
  return row ? unseal(row.sealed, place(row.salt, sid)) : null;
}

/**
 * Stores a completed sign-in: the person, the session and its servers, all tokens sealed. An earlier
 * sign-in of the same person in the same browser is replaced, as Plex replaces the device's.
 *
 * @returns the new session's id
 */
export async function recordSignIn(signIn: SignIn): Promise<string> {
  const db = database();
  const now = Date.now();
  const { user, clientIdentifier, deviceName } = signIn;
  const known = { ...user, lastSeenAt: now };
  const { salt } = db
    .insert(users)
    .values({ ...known, salt: newSalt(), createdAt: now })
    .onConflictDoUpdate({ target: users.id, set: known })
    .returning({ salt: users.salt })
    .get();
  const sid = randomBytes(24).toString("base64url");
  const sealedAccountToken = await seal(signIn.accountToken, place(salt, sid));
  const rows = await sealServers(salt, sid, signIn.resources);
  db.transaction(
    (tx) => {
      const replaced = tx
        .delete(sessions)
        .where(and(eq(sessions.userId, user.id), eq(sessions.clientIdentifier, clientIdentifier)))
        .returning({ id: sessions.id })
        .all();
      for (const { id } of replaced) unsealedTokens.drop(id);
      tx.insert(sessions)
        .values({
          id: sid,
          userId: user.id,
          clientIdentifier,
          deviceName,
          sealedAccountToken,
          createdAt: now,
          lastSeenAt: now,
          resourcesAt: now,
        })
        .run();
      if (rows.length > 0) tx.insert(servers).values(rows).run();
    },
    { behavior: "immediate" },
  );
  return sid;
}

/** Notes that the person was here at `now`, ms since 1970. */
export async function touchSession(sid: string, userId: string, now: number): Promise<void> {
  database().update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sid)).run();
  database().update(users).set({ lastSeenAt: now }).where(eq(users.id, userId)).run();
}

/** Makes a server the one that is meant when none is named. */
export async function setCurrentServer(sid: string, serverId: string): Promise<void> {
  database().update(sessions).set({ currentServerId: serverId }).where(eq(sessions.id, sid)).run();
}

/** Signs out: forgets the sign-in and every token that came with it. */
export async function deleteSession(sid: string): Promise<void> {
  database().delete(sessions).where(eq(sessions.id, sid)).run();
  unsealedTokens.drop(sid);
}

/** Forgets sign-ins that nobody used since `time`, ms since 1970. */
export async function deleteSessionsUnseenSince(time: number): Promise<void> {
  const gone = database()
    .delete(sessions)
    .where(lt(sessions.lastSeenAt, time))
    .returning({ id: sessions.id })
    .all();
  for (const { id } of gone) unsealedTokens.drop(id);
}
