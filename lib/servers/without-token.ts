import { setTimeout as delay } from "node:timers/promises";
import {
  confirmWithoutToken,
  findServer,
  findTokenCheck,
  recordTokenCheck,
  type ServerRow,
} from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import { log } from "@/lib/log/log";
import { answersWithoutToken, isPlexError } from "@/lib/plex";
import { memory } from "@/lib/process/memory";
import { Refusal } from "@/lib/refusal";
import { whereIs } from "./addresses/where";
import { freshRows } from "./refresh";

const DAY_MS = 24 * 60 * 60 * 1000;
/** A server may ask for tokens again any minute, and one that didn't answer may be back. */
const AGAIN_MS = 60_000;
/** Nobody waits longer for a first look. */
const PATIENCE_MS = 3_000;

/** What is under way, or was just over. As long as it is remembered nobody looks again unasked. */
type Look = { done: Promise<void>; isOver: boolean };
const looks = memory<Look>("without-token-looks", { most: 10_000 });

/** Sign-ins that have used a server since Marquee started: the first use makes Marquee look anew. */
const seen = memory<true>("without-token-seen", { most: 10_000 });

/**
 * Keeps everybody but its owner from a server that would take them for its owner. Only the very first use of a
 * server that nobody has looked at yet waits for the look, since a moment as the owner is one too many; without a
 * clear answer it is let through.
 *
 * @throws Refusal `forbidden` until the owner confirms it, or has it ask for tokens
 */
export async function refuseWithoutToken(row: ServerRow): Promise<void> {
  if (row.owned) return;
  const known = await findTokenCheck(row.id);
  if (!known) await look(row);
  else if (isRefused(known) && known.checkedAt < Date.now() - AGAIN_MS) await look(row);
  if (isRefused(await findTokenCheck(row.id))) {
    throw new Refusal(
      "forbidden",
      "This server lets anybody in without signing in: its owner must confirm that in Settings first",
    );
  }
}

/** The server has just answered: looks behind the back of whoever asked, once per sign-in and every day. */
export function lookBehind({ sid }: Viewer, row: ServerRow): void {
  const key = `${sid} ${row.id}`;
  const isNew = !seen.has(key);
  seen.set(key, true);
  if (isNew || !looks.has(row.id)) void look(row, isNew);
}

/** Whether everybody is the owner there; as last seen. */
export const answersAnybody = async ({ id }: Pick<ServerRow, "id">): Promise<boolean> =>
  (await findTokenCheck(id))?.isWithoutToken ?? false;

/** The person's own servers that answer without a token, and whether they confirmed that; looked at again. */
export async function serversWithoutTokenOf(viewer: Viewer): Promise<{ id: string; confirmed: boolean }[]> {
  const owned = (await freshRows(viewer)).filter((row) => row.owned);
  const found = await Promise.all(
    owned.map(async (row) => {
      if (await answersAnybody(row)) await look(row, true);
      const known = await findTokenCheck(row.id);
      return known?.isWithoutToken ? [{ id: row.id, confirmed: known.confirmedAt !== null }] : [];
    }),
  );
  return found.flat();
}

/**
 * Takes the owner's word that their server is meant to answer without a token, and lets others in again.
 *
 * @throws Refusal `not_found`, `forbidden`
 */
export async function confirmServer(viewer: Viewer, serverId: string): Promise<void> {
  const row = await findServer(viewer.sid, serverId);
  if (!row) throw new Refusal("not_found");
  if (!row.owned) throw new Refusal("forbidden", "Only the owner of this server may do that");
  await confirmWithoutToken(serverId, Date.now());
  log.info(
    { userId: viewer.userId, serverId },
    "A server that answers without a token was confirmed by its owner",
  );
}

const isRefused = (known: Awaited<ReturnType<typeof findTokenCheck>>) =>
  Boolean(known?.isWithoutToken && known.confirmedAt === null);

/** Looks unless it was done lately, or `anew`; resolves when it is known, or nobody should wait any longer. */
async function look(row: ServerRow, anew = false): Promise<void> {
  const known = looks.get(row.id);
  if (known && !(known.isOver && anew)) return impatient(known.done);
  const fresh: Look = { done: Promise.resolve(), isOver: false };
  looks.set(row.id, fresh);
  fresh.done = lookNow(row).then((ttl) => {
    fresh.isOver = true;
    looks.set(row.id, fresh, { ttl });
  });
  return impatient(fresh.done);
}

/** @returns how long that will do, in ms */
async function lookNow(row: ServerRow): Promise<number> {
  const { id } = row;
  try {
    const isWithoutToken = await answersWithoutToken(whereIs(row));
    await recordTokenCheck(id, isWithoutToken, Date.now());
    if (isWithoutToken) log.warn({ serverId: id }, "This server answers without a token");
    return isWithoutToken ? AGAIN_MS : DAY_MS;
  } catch (err) {
    if (!isPlexError(err)) log.error({ err, serverId: id }, "The look at a server failed");
    return AGAIN_MS;
  }
}

async function impatient(done: Promise<void>): Promise<void> {
  const over = new AbortController();
  const enough = delay(PATIENCE_MS, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([done, enough]);
  over.abort();
}
