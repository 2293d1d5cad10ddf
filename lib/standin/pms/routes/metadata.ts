import { type Context, Hono } from "hono";
import type { Item } from "../../catalog/types.ts";
import { flag } from "../../http/params.ts";
import { nextOf } from "../../watch/on-deck.ts";
import { stateOf } from "../../watch/state.ts";
import { childrenOf, itemFor, leavesOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { relatedHubs } from "../related.ts";
import { libraryFields, sectionFields } from "../render/container.ts";
import { chapterRows, markerRows } from "../render/moments.ts";
import { detailed, listed } from "../render/item.ts";
import { reply, rows } from "../reply.ts";

/** Item detail; a comma list gives several, and leaves out what it doesn't find (PROTOCOL §3.9). */
export function metadataRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/library/metadata/:ids", (c) => {
    const account = c.get("account");
    const items = c.req
      .param("ids")
      .split(",")
      .flatMap((id) => itemFor(server, account, id) ?? []);
    const [first] = items;
    if (!first) return refuse(c, 404);
    const section = server.catalogue.sections.find((each) => each.id === first.sectionId);
    return reply(c, {
      size: items.length,
      ...(section ? sectionFields(section) : libraryFields),
      Metadata: items.map((item) => ({
        ...detailed(server, account, item),
        ...askedFor(c, server, account, item),
      })),
    });
  });
  return app;
}

/** The parts that come only when asked for. */
function askedFor(c: Context, server: PlexServer, account: Account, item: Item) {
  const list = (items: Item[]) => ({
    size: items.length,
    Metadata: rows(items.map((each) => listed(server, account, each))),
  });
  const extras = item.extras.flatMap((key) => server.catalogue.items.get(key) ?? []);
  const container = item.type === "show" || item.type === "season";
  return {
    Marker: flag(c, "includeMarkers") ? rows(markerRows(item)) : undefined,
    Chapter: flag(c, "includeChapters") ? rows(chapterRows(item)) : undefined,
    Extras: flag(c, "includeExtras") ? list(extras) : undefined,
    Children: flag(c, "includeChildren") && container ? list(childrenOf(server, item)) : undefined,
    OnDeck: flag(c, "includeOnDeck") && container ? deckOf(server, account, item) : undefined,
    Related: flag(c, "includeRelated") ? { Hub: rows(relatedHubs(server, account, item, 10)) } : undefined,
  };
}

/** A single object, not a list (PROTOCOL §3.9). Starts with the first episode of a show nobody has begun. */
function deckOf(server: PlexServer, account: Account, item: Item) {
  const episodes = leavesOf(server, item);
  const viewedAt = (episode: Item) => stateOf(server, account, episode.ratingKey).viewedAt ?? 0;
  const last = episodes.filter(viewedAt).toSorted((a, b) => viewedAt(b) - viewedAt(a))[0];
  const next = last ? nextOf(server, account, item, last) : episodes[0];
  return next && { Metadata: listed(server, account, next) };
}
