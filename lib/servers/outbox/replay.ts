import { dropKeptReport, findKeptReports, type KeptReport, keepReport } from "@/db/queries";
import { log } from "@/lib/log/log";
import { isPlexError, type Plex, type Progress, replayProgress, reportProgress } from "@/lib/plex";
import { once } from "@/lib/process/once";
import { inTurn } from "./turns";

/** How long a report that Plex stumbles over is left alone, also while Plex answers everything else. */
const STUCK_MS = 60_000;

/** Somebody's reports for one server that wait for it. Times are ms since 1970. */
export type Outbox = {
  userId: string;
  serverId: string;
  /** How often in a row it went wrong; and when to try again unasked, or because the server answered. */
  failures: number;
  dueAt: number;
  notBefore: number;
};

type Whose = Pick<Outbox, "userId" | "serverId">;

/** Every outbox that isn't empty: reading the database for each request of everybody would be too much. */
export const outboxes = () => once("outboxes", () => new Map<string, Outbox>());
const keyOf = ({ userId, serverId }: Whose) => `${userId} ${serverId}`;

/** Notes that something waits, and is due now. */
export function noteOutbox({ userId, serverId }: Whose): void {
  const key = keyOf({ userId, serverId });
  if (outboxes().has(key)) return;
  outboxes().set(key, { userId, serverId, failures: 0, dueAt: 0, notBefore: 0 });
}

/**
 * Tells Plex where a player is. What Plex can't take now is kept and told later; what was kept of the same
 * item is told first. One person's reports to one server happen one after the other.
 *
 * @returns Plex's answer, or null when the report is kept
 * @throws PlexError for a refusal, or when there is no room to keep it
 */
export function reportOrKeep(plex: Plex, progress: Progress) {
  const reportedAt = Date.now();
  return inTurn(keyOf(plex), async () => {
    try {
      if (outboxes().has(keyOf(plex))) await replay(plex, progress.ratingKey);
      return await reportProgress(plex, progress);
    } catch (error) {
      if (!isPassing(error)) throw error;
      const { userId, serverId } = plex;
      if (!(await keepReport({ ...progress, userId, serverId, reportedAt }))) throw error;
      noteOutbox(plex);
      log.info({ userId, serverId, err: error }, "A report is kept until Plex can take it");
      return null;
    }
  });
}

/** The server has just answered this person: what waits for it is told, behind the back of whoever asked. */
export function replayBehind(plex: Plex): void {
  const waiting = outboxes().get(keyOf(plex));
  if (!waiting || waiting.notBefore > Date.now()) return;
  // Whoever comes until this is over finds it under way.
  waiting.notBefore = Number.POSITIVE_INFINITY;
  replayAll(plex).catch((error: unknown) => {
    waiting.notBefore = Date.now();
    log.warn({ err: error, userId: plex.userId, serverId: plex.serverId }, "Kept reports could not be told");
  });
}

/**
 * Tells a server everything that waits for it.
 *
 * @throws whatever keeps the rest from being told
 */
export function replayAll(plex: Plex): Promise<void> {
  return inTurn(keyOf(plex), async () => {
    const isDone = await replay(plex);
    const waiting = outboxes().get(keyOf(plex));
    if (isDone) outboxes().delete(keyOf(plex));
    else if (waiting) waiting.notBefore = Date.now() + STUCK_MS;
  });
}

/**
 * Tells what waits, in order, all of it or only what is about one item. Where Plex stumbles over an item, the
 * others go on without it.
 *
 * @returns whether nothing is left of what was to be told
 * @throws whatever keeps everything else from being told too
 */
async function replay(plex: Plex, ratingKey?: string): Promise<boolean> {
  const quiet = { ...plex, link: { ...plex.link, answered: undefined } };
  const stuck = new Set<string>();
  for (const report of await findKeptReports(plex.userId, plex.serverId)) {
    if (stuck.has(report.ratingKey) || (ratingKey && report.ratingKey !== ratingKey)) continue;
    try {
      await tellOne(quiet, report);
    } catch (error) {
      if (ratingKey || !isBrokenAnswer(error)) throw error;
      stuck.add(report.ratingKey);
    }
  }
  return stuck.size === 0;
}

async function tellOne(plex: Plex, { id, reportedAt, ...report }: KeptReport): Promise<void> {
  const { userId, serverId, ratingKey } = report;
  try {
    const told = await replayProgress(plex, report, reportedAt);
    if (!told)
      log.info({ userId, serverId, ratingKey }, "A kept report is dropped: Plex knows something newer");
  } catch (error) {
    if (!isRefused(error)) throw error;
    log.info({ userId, serverId, ratingKey, err: error }, "A kept report is dropped: Plex refuses it");
  }
  await dropKeptReport(id);
}

/** Plex understood, and will say the same next time. */
const isRefused = (error: unknown) => isPlexError(error, "bad_request", "forbidden", "not_found", "rejected");

/** Nonsense instead of an answer, which may be about this item alone. */
const isBrokenAnswer = (error: unknown) => isPlexError(error, "bad_reply");

/** Plex could not take it: it is down, starting, overloaded or broken. */
const isPassing = (error: unknown) =>
  isPlexError(error, "unreachable", "timeout", "unavailable", "rate_limited", "bad_reply");
