import { type Context, Hono } from "hono";
import { leafTypes } from "../../catalog/kinds.ts";
import type { Item } from "../../catalog/types.ts";
import { flag } from "../../http/params.ts";
import { childrenOf, itemFor, leavesOf, sectionOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { deckOf } from "../deck.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { slim } from "../listing.ts";
import { relatedHubs } from "../related.ts";
import { collectionRow } from "../render/collection.ts";
import { libraryFields, sectionFields } from "../render/container.ts";
import { preferenceRows, reviewRows } from "../render/detail.ts";
import { detailed, listed } from "../render/item.ts";
import { chapterRows, markerRows } from "../render/moments.ts";
import { playlistRow } from "../render/playlist.ts";
import { reply, rows } from "../reply.ts";

/** Item detail; a comma list gives several, and leaves out what it doesn't find (PROTOCOL §3.9). */
export function metadataRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/library/metadata/:ids", (c) => {
    const account = c.get("account");
    const found = c.req
      .param("ids")
      .split(",")
      .flatMap((id) => rowFor(c, account, id) ?? []);
    const [first] = found;
    if (!first) return refuse(c, 404);
    const section = server.catalogue.sections.find((each) => each.id === first.sectionId);
    return reply(c, {
      size: found.length,
      ...(section ? sectionFields(section) : { ...libraryFields, allowSync: false }),
      Metadata: found.map(({ row }) => slim(c, row)),
    });
  });

  /** An item; or a collection or playlist, which have ratingKeys as well. */
  function rowFor(c: Context, account: Account, id: string): { row: object; sectionId?: number } | undefined {
    const item = itemFor(server, account, id);
    if (item) {
      const row = detailed(server, account, item, { checkFiles: flag(c, "checkFiles") });
      return { row: { ...row, ...askedFor(c, server, account, item) }, sectionId: item.sectionId };
    }
    const collection = server.lists.collections.get(id);
    if (collection && sectionOf(server, account, collection.sectionId))
      return { row: collectionRow(server, collection), sectionId: collection.sectionId };
    const playlist = server.lists.playlists.get(id);
    return playlist?.accountId === account.id ? { row: playlistRow(server, account, playlist) } : undefined;
  }
  return app;
}

/** The parts that come only when asked for. */
function askedFor(c: Context, server: PlexServer, account: Account, item: Item) {
  const list = (items: Item[]) => ({
    size: items.length,
    Metadata: rows(items.map((each) => listed(server, account, each))),
  });
  const extras = item.extras.flatMap((key) => server.catalogue.items.get(key) ?? []);
  const container = !leafTypes.has(item.type);
  const video = item.type === "show" || item.type === "season";
  const wants = (name: string, when = true) => when && flag(c, name);
  const next = wants("includeOnDeck", video) ? deckOf(server, account, item) : undefined;
  return {
    Marker: wants("includeMarkers") ? rows(markerRows(item)) : undefined,
    Chapter: wants("includeChapters") ? rows(chapterRows(item)) : undefined,
    Extras: wants("includeExtras") ? list(extras) : undefined,
    Children: wants("includeChildren", container) ? list(childrenOf(server, item)) : undefined,
    // A single object, not a list.
    OnDeck: next && { Metadata: listed(server, account, next) },
    Related: wants("includeRelated") ? { Hub: rows(relatedHubs(server, account, item, 10)) } : undefined,
    Review: wants("includeReviews") ? rows(reviewRows(item)) : undefined,
    Preferences: wants("includePreferences", item.type === "show" || item.type === "movie")
      ? { Setting: preferenceRows(item) }
      : undefined,
    PopularLeaves: wants("includePopularLeaves", item.type === "artist")
      ? list(leavesOf(server, item).slice(0, 5))
      : undefined,
  };
}
