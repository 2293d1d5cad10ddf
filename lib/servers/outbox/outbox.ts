import { dropKeptReportsBefore, findOutboxes, findSessionsOf } from "@/db/queries";
import { log } from "@/lib/log/log";
import { once } from "@/lib/process/once";
import { isRefusal } from "@/lib/refusal";
import { plexFor } from "../plex-for";
import { prepareUnattended } from "../prepare";
import { noteOutbox, type Outbox, outboxes, replayAll } from "./replay";

const LOOK_MS = 5_000;
/** A server that stays away is tried after 5 s, 10 s, 20 s …, at last every 5 min. */
const LONGEST_MS = 300_000;
/** Whoever didn't come back for so long has lost interest. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Sends what players reported while their servers couldn't listen, also what an earlier run of Marquee kept,
 * as soon as the servers are back and whether or not anybody comes.
 */
export const startOutbox = (): void =>
  once("outbox-timer", () => {
    const look = () => void lookAll().catch((err: unknown) => log.error({ err }, "The outbox can't be read"));
    open()
      .then(look)
      .catch((err: unknown) => log.error({ err }, "The outbox can't be opened"));
    setInterval(look, LOOK_MS).unref();
  });

async function open(): Promise<void> {
  await dropKeptReportsBefore(Date.now() - KEEP_MS);
  for (const whose of await findOutboxes()) noteOutbox(whose);
}

async function lookAll(): Promise<void> {
  const due = [...outboxes().values()].filter((one) => one.dueAt <= Date.now());
  if (due.length === 0) return;
  await dropKeptReportsBefore(Date.now() - KEEP_MS);
  for (const one of due) one.dueAt = Number.POSITIVE_INFINITY;
  await Promise.all(due.map(lookAt));
}

async function lookAt(waiting: Outbox): Promise<void> {
  const { userId, serverId } = waiting;
  try {
    await replayFor(waiting);
  } catch (err) {
    log.debug({ err, userId, serverId }, "Kept reports could not be told yet");
  } finally {
    waiting.dueAt = Date.now() + Math.min(LOOK_MS * 2 ** waiting.failures, LONGEST_MS);
    waiting.failures += 1;
  }
}

/** With the tokens of any living sign-in of that person, and nobody else's. */
async function replayFor({ userId, serverId }: Outbox): Promise<void> {
  for (const { id: sid, ...session } of await findSessionsOf(userId)) {
    try {
      return await replayAll(await prepareUnattended(await plexFor({ sid, ...session }, serverId)));
    } catch (error) {
      if (!isOfNoUse(error)) throw error;
    }
  }
}

/** This sign-in can't do it; another one of the same person may. */
const isOfNoUse = (error: unknown) => isRefusal(error, "unauthorized", "not_found");
