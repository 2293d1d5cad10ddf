import { and, asc, eq, notInArray, sql } from "drizzle-orm";
import { type Place, seal, unseal } from "@/lib/crypto";
import { once } from "@/lib/process/once";
import { database } from "../client";
import { manualAddresses, type StoredResource, servers, sessions, users } from "../schema";
import { unchanged } from "../unchanged";
import { parsedResource } from "./parsed-resources";
import { unsealedTokens } from "./unsealed-tokens";

/** A server as plex.tv grants it to somebody: with the token, where there is one. */
export type GrantedResource = StoredResource & { accessToken?: string };

/** A stored server. Its token is asked for apart, by `serverToken`. */
export type ServerRow = {
  id: string;
  owned: boolean;
  preferredUri: string | null;
  /** The address that the person gave by hand, if any. */
  manualUri: string | null;
  resource: StoredResource;
};

const columns = {
  id: servers.id,
  owned: servers.owned,
  preferredUri: servers.preferredUri,
  manualUri: manualAddresses.uri,
  resource: sql<StoredResource>`${servers.resource}`.mapWith(parsedResource),
};

const statements = () =>
  once("statements:servers", () => {
    const ofSession = eq(servers.sessionId, sql.placeholder("sid"));
    const one = and(ofSession, eq(servers.id, sql.placeholder("id")));
    const rows = () =>
      database()
        .select(columns)
        .from(servers)
        .innerJoin(sessions, eq(sessions.id, servers.sessionId))
        .leftJoin(
          manualAddresses,
          and(eq(manualAddresses.userId, sessions.userId), eq(manualAddresses.serverId, servers.id)),
        );
    return {
      all: rows().where(ofSession).orderBy(asc(servers.position)).prepare(),
      one: rows().where(one).prepare(),
      token: database()
        .select({ sealed: servers.sealedAccessToken, salt: users.salt })
        .from(servers)
        .innerJoin(sessions, eq(sessions.id, servers.sessionId))
        .innerJoin(users, eq(users.id, sessions.userId))
        .where(one)
        .prepare(),
    };
  });

const place = (salt: string, sid: string, id: string): Place => ({
  salt,
  row: ["servers", sid, id],
  column: "sealedAccessToken",
});

/** The servers of a sign-in, in plex.tv's order. */
export async function findServers(sid: string): Promise<ServerRow[]> {
  return unchanged(`servers ${sid}`, () => statements().all.all({ sid }));
}

/** One server of a sign-in, or null when it has none by this id. */
export async function findServer(sid: string, id: string): Promise<ServerRow | null> {
  return statements().one.get({ sid, id }) ?? null;
}

/**
 * The token for a server of this sign-in, or null when plex.tv gave none.
 *
 * @throws SealError when it can't be unsealed any more
 */
export async function serverToken(sid: string, id: string): Promise<string | null> {
  const row = unchanged(`token ${sid} ${id}`, () => statements().token.get({ sid, id }));
  if (!row?.sealed) return null;
  const { sealed, salt } = row;
  return unsealedTokens.read(sid, `${salt} ${id}`, sealed, () => unseal(sealed, place(salt, sid, id)));
}

/** The rows to store for these servers, with their tokens sealed. */
export async function sealServers(salt: string, sid: string, resources: GrantedResource[]) {
  return Promise.all(
    resources.map(async ({ accessToken, ...resource }, position) => ({
      sessionId: sid,
      id: resource.clientIdentifier,
      position,
      name: resource.name,
      owned: resource.owned,
      sealedAccessToken: accessToken
        ? await seal(accessToken, place(salt, sid, resource.clientIdentifier))
        : null,
      resource,
      updatedAt: Date.now(),
    })),
  );
}

/** Replaces what is known of a sign-in's servers; each keeps its remembered address. */
export async function replaceServers(sid: string, resources: GrantedResource[]): Promise<void> {
  const db = database();
  const owner = db
    .select({ salt: users.salt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, sid))
    .get();
  if (!owner) return;
  const rows = await sealServers(owner.salt, sid, resources);
  const ids = rows.map((row) => row.id);
  db.transaction(
    (tx) => {
      // Signed out while the tokens were being sealed: no session, nothing to keep.
      const { changes } = tx
        .update(sessions)
        .set({ resourcesAt: Date.now() })
        .where(eq(sessions.id, sid))
        .run();
      if (changes === 0) return;
      unsealedTokens.drop(sid);
      tx.delete(servers)
        .where(and(eq(servers.sessionId, sid), notInArray(servers.id, ids)))
        .run();
      for (const row of rows) {
        tx.insert(servers)
          .values(row)
          .onConflictDoUpdate({ target: [servers.sessionId, servers.id], set: row })
          .run();
      }
    },
    { behavior: "immediate" },
  );
}

/** Remembers the address that answered last, for showing it. */
export async function rememberUri(sid: string, id: string, uri: string): Promise<void> {
  database()
    .update(servers)
    .set({ preferredUri: uri })
    .where(and(eq(servers.sessionId, sid), eq(servers.id, id)))
    .run();
}
