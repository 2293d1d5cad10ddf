import { type Context, Hono } from "hono";
import { listTypeOf } from "../../catalog/kinds.ts";
import type { Item } from "../../catalog/types.ts";
import { flag, param } from "../../http/params.ts";
import { leavesOf } from "../../world/library.ts";
import type { Playlist } from "../../world/lists.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import { libraryFields } from "../render/container.ts";
import { listed } from "../render/item.ts";
import { compositeOf, durationOf, playlistRow, playlistRows, playlistsOf } from "../render/playlist.ts";
import { page, reply, rows } from "../reply.ts";
import { itemsAt } from "../uri.ts";

const types = ["video", "audio", "photo"] as const;

/** Playlists, each of one account and seen by nobody else (PROTOCOL §4.5). */
export function playlistRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  const found = (c: Context<PmsEnv>): Playlist | undefined => {
    const playlist = server.lists.playlists.get(c.req.param("id") ?? "");
    return playlist?.accountId === c.get("account").id ? playlist : undefined;
  };
  const row = (c: Context<PmsEnv>, playlist: Playlist) => playlistRow(server, c.get("account"), playlist);
  const one = (c: Context<PmsEnv>, playlist: Playlist) =>
    reply(c, { size: 1, ...libraryFields, Metadata: [row(c, playlist)] });
  /** A playlist that can be changed: it exists and lists its entries itself. */
  const edit = (c: Context<PmsEnv>, act: (playlist: Playlist) => Response | undefined) => {
    const playlist = found(c);
    if (!playlist) return refuse(c, 404);
    if (playlist.smart !== undefined) return refuse(c, 400);
    const answer = act(playlist);
    playlist.updatedAt = Math.floor(Date.now() / 1000);
    return answer ?? one(c, playlist);
  };
  /** Leaves at a content address, if they are of that kind. */
  const leavesAt = (c: Context<PmsEnv>, type: Playlist["playlistType"]): Item[] | undefined => {
    const items = itemsAt(server, c.get("account"), param(c, "uri") ?? "");
    const leaves = items?.flatMap((item) => leavesOf(server, item));
    return leaves?.every((leaf) => listTypeOf(leaf.type) === type) ? leaves : undefined;
  };
  const entriesOf = (items: readonly Item[]) =>
    items.map((item) => ({ id: server.lists.nextId++, ratingKey: item.ratingKey }));

  app.on("GET", ["/playlists", "/playlists/all"], (c) => {
    const type = param(c, "playlistType");
    const smart = param(c, "smart");
    const title = param(c, "title")?.toLowerCase() ?? "";
    const sectionId = param(c, "sectionID");
    const all = playlistsOf(server, c.get("account")).filter(
      (each) =>
        (type === undefined || each.playlistType === type) &&
        (smart === undefined || flag(c, "smart") === (each.smart !== undefined)) &&
        each.title.toLowerCase().includes(title) &&
        (sectionId === undefined || holdsOf(c, each, Number(sectionId))),
    );
    const byTitle = param(c, "sort")?.startsWith("titleSort");
    const list = byTitle ? all.toSorted((a, b) => (a.title < b.title ? -1 : 1)) : all;
    const { counts, page: shown } = page(
      c,
      param(c, "sort")?.endsWith(":desc") && byTitle ? list.toReversed() : list,
    );
    return reply(c, { ...counts, Metadata: rows(shown.map((each) => row(c, each))) });
  });

  function holdsOf(c: Context<PmsEnv>, playlist: Playlist, sectionId: number): boolean {
    return playlistRows(server, c.get("account"), playlist).some(({ item }) => item.sectionId === sectionId);
  }

  app.post("/playlists", (c) => {
    const type = types.find((each) => each === param(c, "type"));
    const title = param(c, "title");
    const uri = param(c, "uri");
    if (!type || !title || !uri) return refuse(c, 400);
    const leaves = leavesAt(c, type);
    if (!leaves) return refuse(c, 400);
    const now = Math.floor(Date.now() / 1000);
    const smart = flag(c, "smart") ? uri : undefined;
    const playlist: Playlist = {
      ratingKey: String(server.lists.nextKey++),
      accountId: c.get("account").id,
      title,
      summary: "",
      playlistType: type,
      smart,
      entries: smart === undefined ? entriesOf(leaves) : [],
      addedAt: now,
      updatedAt: now,
    };
    server.lists.playlists.set(playlist.ratingKey, playlist);
    return one(c, playlist);
  });

  app.get("/playlists/:id", (c) => {
    const playlist = found(c);
    return playlist ? one(c, playlist) : refuse(c, 404);
  });
  app.put("/playlists/:id", (c) => {
    const playlist = found(c);
    if (!playlist) return refuse(c, 404);
    // As any item is edited; the bare names are older clients' (PROTOCOL §4.5).
    playlist.title = param(c, "title.value") ?? param(c, "title") ?? playlist.title;
    playlist.summary = c.req.query("summary.value") ?? c.req.query("summary") ?? playlist.summary;
    playlist.updatedAt = Math.floor(Date.now() / 1000);
    return done(c);
  });
  app.delete("/playlists/:id", (c) => {
    const playlist = found(c);
    if (!playlist) return refuse(c, 404);
    server.lists.playlists.delete(playlist.ratingKey);
    return c.body(null, 204);
  });

  // Seconds on the container, ms on the playlist itself and on its items.
  app.get("/playlists/:id/items", (c) => {
    const playlist = found(c);
    if (!playlist) return refuse(c, 404);
    const all = playlistRows(server, c.get("account"), playlist);
    const { counts, page: shown } = page(c, all);
    const { ratingKey, title, playlistType } = playlist;
    const list = shown.map(({ item, entry }) => ({
      ...listed(server, c.get("account"), item),
      playlistItemID: entry?.id,
    }));
    return reply(c, {
      ...counts,
      composite: compositeOf(playlist),
      duration: Math.floor(durationOf(all) / 1000),
      leafCount: all.length,
      playlistType,
      ratingKey,
      smart: playlist.smart !== undefined,
      title,
      Metadata: rows(list),
    });
  });

  app.put("/playlists/:id/items", (c) => {
    const smart = found(c);
    if (smart?.smart !== undefined) return refilter(c, smart);
    return edit(c, (playlist) => {
      const leaves = leavesAt(c, playlist.playlistType);
      if (!leaves) return refuse(c, 400);
      playlist.entries.push(...entriesOf(leaves));
      return undefined;
    });
  });

  /** A smart list has no entries to add to: the address is its new filter (PROTOCOL §4.5). */
  function refilter(c: Context<PmsEnv>, playlist: Playlist): Response {
    const listing = /\/library(\/sections\/\d+)?\/all\?/.test(decodeURIComponent(param(c, "uri") ?? ""));
    // Single items are no filter: adding is for lists of entries.
    if (!listing || !leavesAt(c, playlist.playlistType)) return refuse(c, 400);
    playlist.smart = param(c, "uri");
    playlist.updatedAt = Math.floor(Date.now() / 1000);
    return one(c, playlist);
  }

  app.delete("/playlists/:id/items", (c) =>
    edit(c, (playlist) => {
      playlist.entries = [];
      return undefined;
    }),
  );
  app.delete("/playlists/:id/items/:entry", (c) =>
    edit(c, (playlist) => {
      const rest = playlist.entries.filter((entry) => String(entry.id) !== c.req.param("entry"));
      if (rest.length === playlist.entries.length) return refuse(c, 404);
      playlist.entries = rest;
      return undefined;
    }),
  );
  app.put("/playlists/:id/items/:entry/move", (c) =>
    edit(c, (playlist) => {
      const after = param(c, "after");
      const moved = playlist.entries.find((entry) => String(entry.id) === c.req.param("entry"));
      const rest = playlist.entries.filter((entry) => entry !== moved);
      const place = after === undefined ? -1 : rest.findIndex((entry) => String(entry.id) === after);
      if (!moved || (after !== undefined && place < 0)) return refuse(c, 404);
      rest.splice(place + 1, 0, moved);
      playlist.entries = rest;
      return undefined;
    }),
  );
  return app;
}
