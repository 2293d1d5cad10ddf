import { type Context, Hono } from "hono";
import { leafTypes, listTypeOf } from "../../catalog/kinds.ts";
import type { Item } from "../../catalog/types.ts";
import { count, flag, param } from "../../http/params.ts";
import { itemFor, leavesOf } from "../../world/library.ts";
import type { PlayQueue } from "../../world/lists.ts";
import { deckOf, following } from "../deck.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import {
  addQueue,
  entriesOf,
  queueOf,
  selectInQueue,
  shuffleQueue,
  unshuffleQueue,
  windowOf,
} from "../queues.ts";
import { libraryFields } from "../render/container.ts";
import { listed } from "../render/item.ts";
import { chapterRows, markerRows } from "../render/moments.ts";
import { playlistRows } from "../render/playlist.ts";
import { reply, rows } from "../reply.ts";
import { itemsAt } from "../uri.ts";

const types = ["video", "audio", "photo"] as const;

/** What a device plays one after the other (PROTOCOL §4.7). */
export function playQueueRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();

  app.post("/playQueues", (c) => {
    const clientId = param(c, "X-Plex-Client-Identifier");
    // Without a device to keep it for there is no queue, and no word about it either.
    if (!clientId) return done(c);
    const account = c.get("account");
    const found = sourceOf(c);
    const first = found?.items[0];
    const type = types.find((each) => each === param(c, "type"));
    if (!found || !first || !type || listTypeOf(first.type) !== type) return refuse(c, 400);
    const about = { accountId: account.id, clientId, type, source: found.source };
    const start = /^\/library\/metadata\/(\d+)/.exec(param(c, "key") ?? "")?.[1] ?? found.start;
    return show(c, addQueue(server, about, found.items, { first: start, shuffle: flag(c, "shuffle") }));
  });

  /** What the request wants played, as leaves, and where it starts. */
  function sourceOf(c: Context<PmsEnv>): { source: string; items: Item[]; start?: string } | undefined {
    const account = c.get("account");
    const playlist = server.lists.playlists.get(param(c, "playlistID") ?? "");
    if (playlist?.accountId === account.id) {
      const items = playlistRows(server, account, playlist).map((row) => row.item);
      return { source: `/playlists/${playlist.ratingKey}/items`, items };
    }
    const source = param(c, "uri");
    const named = source === undefined ? undefined : itemsAt(server, account, source);
    if (source === undefined || !named) return undefined;
    const [only] = named;
    if (named.length === 1 && only && leafTypes.has(only.type) && flag(c, "continuous"))
      return { source, items: [only, ...following(server, only)] };
    const start =
      flag(c, "onDeck") && only && !leafTypes.has(only.type) ? deckOf(server, account, only) : undefined;
    return { source, items: named.flatMap((item) => leavesOf(server, item)), start: start?.ratingKey };
  }

  const on = (
    method: "GET" | "PUT" | "DELETE",
    path: string,
    act: (c: Context<PmsEnv>, queue: PlayQueue) => Response | void,
  ) =>
    app.on(method, path, (c) => {
      const queue = queueOf(server, c.get("account"), Number(c.req.param("id")));
      if (!queue) return refuse(c, 404);
      const refused = act(c, queue);
      if (refused) return refused;
      if (method !== "GET") queue.version++;
      return show(c, queue);
    });

  on("GET", "/playQueues/:id", () => undefined);
  on("PUT", "/playQueues/:id", (c, queue) => {
    const items = sourceOf(c)?.items;
    if (!items || items.some((item) => listTypeOf(item.type) !== queue.type)) return refuse(c, 400);
    const added = entriesOf(server, items);
    const selected = queue.entries.findIndex((entry) => entry.id === queue.selected);
    queue.entries = queue.entries.toSpliced(
      flag(c, "next") ? selected + 1 : queue.entries.length,
      0,
      ...added,
    );
    queue.lastAdded = added.at(-1)?.id ?? queue.lastAdded;
    return undefined;
  });
  on("PUT", "/playQueues/:id/shuffle", (_, queue) => shuffleQueue(queue));
  on("PUT", "/playQueues/:id/unshuffle", (_, queue) => unshuffleQueue(queue));
  on("PUT", "/playQueues/:id/reset", (_, queue) => {
    queue.selected = queue.entries[0]?.id ?? 0;
  });
  on("DELETE", "/playQueues/:id/items", (_, queue) => {
    queue.entries = [];
    queue.selected = 0;
  });
  on("DELETE", "/playQueues/:id/items/:entry", (c, queue) => {
    const at = queue.entries.findIndex((entry) => String(entry.id) === c.req.param("entry"));
    if (at < 0) return refuse(c, 404);
    const [gone] = queue.entries.slice(at, at + 1);
    queue.entries = queue.entries.toSpliced(at, 1);
    if (gone?.id === queue.selected) queue.selected = (queue.entries[at] ?? queue.entries.at(-1))?.id ?? 0;
    return undefined;
  });
  on("PUT", "/playQueues/:id/items/:entry/move", (c, queue) => {
    const after = param(c, "after");
    const moved = queue.entries.find((entry) => String(entry.id) === c.req.param("entry"));
    const rest = queue.entries.filter((entry) => entry !== moved);
    const place = after === undefined ? -1 : rest.findIndex((entry) => String(entry.id) === after);
    if (!moved || (after !== undefined && place < 0)) return refuse(c, 404);
    queue.entries = rest.toSpliced(place + 1, 0, moved);
    return undefined;
  });

  // A report of playing an entry moves its queue on; the report itself is answered elsewhere.
  app.use("/:/timeline", async (c, next) => {
    await next();
    const queue = queueOf(server, c.get("account"), count(c, "playQueueID") ?? 0);
    if (queue && c.res.ok) selectInQueue(queue, count(c, "playQueueItemID") ?? 0);
  });

  function show(c: Context<PmsEnv>, queue: PlayQueue): Response {
    const asked = (name: string) => param(c, name) !== "0";
    const shown = windowOf(queue, {
      center: count(c, "center") ?? queue.selected,
      window: count(c, "window") ?? 50,
      before: asked("includeBefore"),
      after: asked("includeAfter"),
    });
    const offset = queue.entries.findIndex((entry) => entry.id === queue.selected);
    const Metadata = shown.flatMap((entry) => {
      const item = itemFor(server, c.get("account"), entry.ratingKey);
      return item ? queueRow(c, item, entry.id) : [];
    });
    return reply(c, {
      size: Metadata.length,
      ...libraryFields,
      playQueueID: queue.id,
      playQueueLastAddedItemID: String(queue.lastAdded),
      playQueueSelectedItemID: queue.selected,
      playQueueSelectedItemOffset: Math.max(0, offset),
      playQueueSelectedMetadataItemID: queue.entries[offset]?.ratingKey,
      playQueueShuffled: queue.shuffled,
      playQueueSourceURI: queue.source,
      playQueueTotalCount: queue.entries.length,
      playQueueVersion: queue.version,
      Metadata: rows(Metadata),
    });
  }

  function queueRow(c: Context<PmsEnv>, item: Item, playQueueItemID: number) {
    return {
      playQueueItemID,
      ...listed(server, c.get("account"), item),
      Chapter: flag(c, "includeChapters") ? rows(chapterRows(item)) : undefined,
      Marker: flag(c, "includeMarkers") ? rows(markerRows(item)) : undefined,
    };
  }
  return app;
}
