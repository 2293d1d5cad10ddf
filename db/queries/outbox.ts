import { and, asc, count, desc, eq, gt, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { database } from "../client";
import { outbox } from "../schema";

/** A player's report that waits for its server: `reportedAt` in ms since 1970, `time` and `duration` in ms. */
export type KeptReport = typeof outbox.$inferSelect;

/** Nobody fills the disk with reports. */
const MOST_OF_A_PERSON = 500;

const ticks = new Set<KeptReport["state"]>(["playing", "buffering"]);
const sayTheSame = (a: KeptReport["state"], b: KeptReport["state"]) =>
  a === b || (ticks.has(a) && ticks.has(b));

/**
 * Keeps a report, on the disk when this resolves. It takes the place of the last one of the same playback if
 * that said the same of an earlier moment. When a person has too many, the oldest goes that a later one about
 * the same item outdates.
 *
 * @returns false when there is no room: nothing is kept then
 */
export async function keepReport(report: Omit<KeptReport, "id">): Promise<boolean> {
  const { userId, serverId, ratingKey, sessionId } = report;
  const ofPlayback = and(
    eq(outbox.userId, userId),
    eq(outbox.serverId, serverId),
    eq(outbox.ratingKey, ratingKey),
    eq(outbox.sessionId, sessionId),
  );
  return database().transaction(
    (tx) => {
      const drop = (id: number) => tx.delete(outbox).where(eq(outbox.id, id)).run();
      const last = tx
        .select({ id: outbox.id, state: outbox.state })
        .from(outbox)
        .where(ofPlayback)
        .orderBy(desc(outbox.id))
        .get();
      if (last && sayTheSame(last.state, report.state)) drop(last.id);
      const added = tx.insert(outbox).values(report).returning({ id: outbox.id }).get();
      const kept = tx.select({ count: count() }).from(outbox).where(eq(outbox.userId, userId)).get();
      if (!kept || kept.count <= MOST_OF_A_PERSON) return true;
      const later = alias(outbox, "later");
      const outdated = tx
        .select({ id: outbox.id })
        .from(outbox)
        .innerJoin(
          later,
          and(
            eq(later.userId, outbox.userId),
            eq(later.serverId, outbox.serverId),
            eq(later.ratingKey, outbox.ratingKey),
            gt(later.id, outbox.id),
          ),
        )
        .where(eq(outbox.userId, userId))
        .orderBy(asc(outbox.id))
        .get();
      drop(outdated?.id ?? added.id);
      return outdated !== undefined;
    },
    { behavior: "immediate" },
  );
}

/** What waits of a person for a server, in the order in which it came. */
export async function findKeptReports(userId: string, serverId: string): Promise<KeptReport[]> {
  return database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.userId, userId), eq(outbox.serverId, serverId)))
    .orderBy(asc(outbox.id))
    .all();
}

/** Whose reports wait, and for which server. */
export async function findOutboxes(): Promise<{ userId: string; serverId: string }[]> {
  return database().selectDistinct({ userId: outbox.userId, serverId: outbox.serverId }).from(outbox).all();
}

/** Forgets a report: it was told, or will never be. */
export async function dropKeptReport(id: number): Promise<void> {
  database().delete(outbox).where(eq(outbox.id, id)).run();
}

/** Forgets what waited since before `time`, ms since 1970. */
export async function dropKeptReportsBefore(time: number): Promise<void> {
  database().delete(outbox).where(lt(outbox.reportedAt, time)).run();
}
