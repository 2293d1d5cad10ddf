import type { Item } from "../catalog/types.ts";
import type { Entry, PlayQueue } from "../world/lists.ts";
import type { Account, PlexServer } from "../world/types.ts";

/** A queue that nobody touched for a day is forgotten, and so is the oldest when a person has more than this. */
const idleMs = 24 * 3_600_000;
const queuesPerAccount = 20;

/** A new queue that starts with `first`, or with the first item. Throws nothing; the list must not be empty. */
export function addQueue(
  server: PlexServer,
  about: Pick<PlayQueue, "accountId" | "clientId" | "type" | "source">,
  items: readonly Item[],
  { first, shuffle = false }: { first?: string; shuffle?: boolean } = {},
): PlayQueue {
  const { lists } = server;
  const entries = entriesOf(server, items);
  const start = entries.find((entry) => entry.ratingKey === first) ?? entries[0];
  const queue: PlayQueue = {
    ...about,
    id: lists.nextId++,
    entries,
    ordered: entries,
    selected: start?.id ?? 0,
    lastAdded: entries.at(-1)?.id ?? 0,
    shuffled: false,
    version: 1,
    usedAt: Date.now(),
  };
  if (shuffle) shuffleQueue(queue);
  lists.queues.set(queue.id, queue);
  const own = [...lists.queues.values()].filter((each) => each.accountId === about.accountId);
  for (const old of own.toSorted((a, b) => b.usedAt - a.usedAt || b.id - a.id).slice(queuesPerAccount))
    lists.queues.delete(old.id);
  return queue;
}

export function entriesOf({ lists }: PlexServer, items: readonly Item[]): Entry[] {
  return items.map((item) => ({ id: lists.nextId++, ratingKey: item.ratingKey }));
}

/** The account's queue, while it lives. Asking for it keeps it alive. */
export function queueOf({ lists }: PlexServer, account: Account, id: number): PlayQueue | undefined {
  const queue = lists.queues.get(id);
  if (queue?.accountId !== account.id) return undefined;
  if (Date.now() - queue.usedAt > idleMs) {
    lists.queues.delete(id);
    return undefined;
  }
  queue.usedAt = Date.now();
  return queue;
}

/** The selected item comes first, the others in any order. */
export function shuffleQueue(queue: PlayQueue): void {
  const rest = queue.entries.filter((entry) => entry.id !== queue.selected);
  for (let at = rest.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    const [one, two] = [rest[at], rest[other]];
    if (one && two) [rest[at], rest[other]] = [two, one];
  }
  queue.entries = [...queue.entries.filter((entry) => entry.id === queue.selected), ...rest];
  queue.shuffled = true;
}

/** Back to the order of before; what was added since stays at the end. */
export function unshuffleQueue(queue: PlayQueue): void {
  const known = new Set(queue.ordered.map((entry) => entry.id));
  const here = new Set(queue.entries.map((entry) => entry.id));
  queue.entries = [
    ...queue.ordered.filter((entry) => here.has(entry.id)),
    ...queue.entries.filter((entry) => !known.has(entry.id)),
  ];
  queue.shuffled = false;
}

/** Moves the queue on to that entry; a timeline says it (PROTOCOL §4.7). Unknown entries change nothing. */
export function selectInQueue(queue: PlayQueue, entryId: number): void {
  if (queue.entries.some((entry) => entry.id === entryId)) queue.selected = entryId;
}

/** The entries around one of them, at most `window` on either side. */
export function windowOf(
  queue: PlayQueue,
  { center = queue.selected, window = 50, before = true, after = true } = {},
): Entry[] {
  const at = Math.max(
    0,
    queue.entries.findIndex((entry) => entry.id === center),
  );
  return queue.entries.slice(before ? Math.max(0, at - window) : at, after ? at + window + 1 : at + 1);
}
