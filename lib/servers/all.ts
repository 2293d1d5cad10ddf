import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { ServerRow } from "@/db/queries";
import type { Viewer } from "@/lib/auth/session";
import {
  answers,
  continueWatching,
  type Item,
  libraries,
  onDeck,
  type Plex,
  type PlexErrorCode,
  plexErrorCodes,
  recentlyAdded,
  search,
} from "@/lib/plex";
import { isRefusal, Refusal } from "@/lib/refusal";
import { plexAt } from "./plex-for";
import { prepare } from "./prepare";
import { freshRows } from "./refresh";

/** What a server may take of everybody's time. */
const BUDGET_MS = 2_000;

const partial = z.array(z.object({ serverId: z.string(), code: z.enum(plexErrorCodes) }));
const serverId = z.string();

/** Rows of several servers, each with the server it is of, and the servers that gave none and why. */
export const mergedItems = z.object({
  items: z.array(answers.item.and(z.looseObject({ serverId }))),
  partial,
});
export const mergedLibraries = z.object({ items: z.array(answers.library.extend({ serverId })), partial });

type OfServer<T> = T & { serverId: string };
/** What one server gave in time: its rows, or why there are none. */
type Answer<T> = { serverId: string; items: OfServer<T>[]; code?: PlexErrorCode };
type Merged<T> = { items: OfServer<T>[]; partial: z.output<typeof partial> };
/** Puts lists, one for each server in plex.tv's order, into one. */
type Order<T> = (lists: OfServer<T>[][]) => OfServer<T>[];

/** What this person left half-watched, on all their servers, newest first. */
export const continueWatchingOfAll = (viewer: Viewer) =>
  ofAll(viewer, continueWatching, newestFirst("lastViewedAt"));

/** What is next on all their servers, newest first. */
export const onDeckOfAll = (viewer: Viewer) => ofAll(viewer, onDeck, newestFirst("lastViewedAt"));

/** What was added last on all their servers, newest first. */
export const recentlyAddedOfAll = (viewer: Viewer) =>
  ofAll(viewer, (plex) => recentlyAdded(plex), newestFirst("addedAt"));

/** Titles that match on all their servers: the best of each, then the second of each. Options as of `search`. */
export const searchOfAll = (viewer: Viewer, query: string, options: { limit: number; type?: string }) =>
  ofAll(viewer, (plex) => search(plex, query, options), inTurn);

/** The libraries of all their servers, server by server. */
export const librariesOfAll = (viewer: Viewer) => ofAll(viewer, libraries, (lists) => lists.flat());

/**
 * Asks all of a person's servers at once and merges what comes within 2 s. Who doesn't answer by then is named
 * in `partial`, which may be all of them; what comes later still fills the cache, for the next call.
 *
 * @throws Refusal `not_found` when the person has no server, `unauthorized`
 */
async function ofAll<T extends object>(
  viewer: Viewer,
  ask: (plex: Plex) => Promise<T[]>,
  order: Order<T>,
): Promise<Merged<T>> {
  const rows = await freshRows(viewer);
  if (rows.length === 0) throw new Refusal("not_found", "No Plex servers configured");
  const answers = await Promise.all(rows.map((row) => answerOf(viewer, { row, ask })));
  return {
    items: order(answers.map(({ items }) => items)),
    partial: answers.flatMap(({ serverId, code }) => (code ? [{ serverId, code }] : [])),
  };
}

async function answerOf<T extends object>(
  viewer: Viewer,
  { row, ask }: { row: ServerRow; ask: (plex: Plex) => Promise<T[]> },
): Promise<Answer<T>> {
  const serverId = row.id;
  try {
    const found = await inTime(plexAt(viewer, row).then(prepare).then(ask));
    return { serverId, items: found.map((one) => ({ ...one, serverId })) };
  } catch (error) {
    if (!isRefusal(error, ...plexErrorCodes)) throw error;
    return { serverId, items: [], code: error.code };
  }
}

/** @throws Refusal `timeout` past the budget; the work goes on */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const budget = delay(BUDGET_MS, undefined, { signal: done.signal }).then(() => {
    throw new Refusal("timeout");
  });
  try {
    return await Promise.race([work, budget]);
  } finally {
    done.abort();
  }
}

/**
 * By a time of the items, s since 1970. One that has none, as the next episode of a show, stays behind the one
 * before it on its server, since Plex had a reason to put it there.
 */
const newestFirst =
  (field: "lastViewedAt" | "addedAt"): Order<Item> =>
  (lists) =>
    lists
      .flatMap((list) => {
        let at = list.find((one) => one[field] !== undefined)?.[field] ?? 0;
        return list.map((one) => {
          at = one[field] ?? at;
          return { at, one };
        });
      })
      .toSorted((a, b) => b.at - a.at)
      .map(({ one }) => one);

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: T[][]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, rank) =>
    lists.flatMap((list) => list.slice(rank, rank + 1)),
  ).flat();
}
