import { type Context, Hono } from "hono";
import { levels, typeOfNumber } from "../../catalog/kinds.ts";
import type { Item, ItemType, Section } from "../../catalog/types.ts";
import { flag, param } from "../../http/params.ts";
import { onDeck } from "../../watch/on-deck.ts";
import { itemsIn, sectionOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { listItems, slim } from "../listing.ts";
import { filtered } from "../query/filter.ts";
import { metaOf } from "../query/menus.ts";
import { sorted } from "../query/sort.ts";
import { recentlyAdded } from "../recent.ts";
import { collectionRow, collectionsIn } from "../render/collection.ts";
import { sectionFields } from "../render/container.ts";
import { listed } from "../render/item.ts";
import { page, reply, rows } from "../reply.ts";

const allTitles = { movie: "All Movies", show: "All Shows", artist: "All Artists", photo: "All Photos" };

/** What is in a library: the list that filters and sorts, and the canned ones (PROTOCOL §3.5, §3.8). */
export function sectionItemRoutes(pms: Pms): Hono<PmsEnv> {
  const { server } = pms;
  const app = new Hono<PmsEnv>();

  app.get("/library/sections/:id/all", (c) => {
    const section = sectionOf(server, c.get("account"), c.req.param("id"));
    if (!section) return refuse(c, 404);
    const number = param(c, "type");
    if (number === "18") return collections(c, section);
    const type = number === undefined ? levels[section.type][0] : typeOfNumber(number);
    const items = type ? matching(c, section, type) : [];
    const Meta = flag(c, "includeMeta")
      ? metaOf(section, type ?? levels[section.type][0], param(c, "sort"), flag(c, "includeAdvanced"))
      : undefined;
    const extra = { title2: allTitles[section.type], viewGroup: wireType(type ?? section.type), Meta };
    if (!flag(c, "includeCollections")) return listItems(pms, c, items, { section, extra });
    return mixed(c, section, items, extra);
  });

  /** Items of the type that fit the query, in the order asked for. Without a type, photos are their outer albums. */
  function matching(c: Context<PmsEnv>, section: Section, type: ItemType): readonly Item[] {
    const all = itemsIn(server, section, type);
    const list = sorted(server, c.get("account"), all, param(c, "sort"));
    const { searchParams } = new URL(c.req.url);
    const outer = type === "photoalbum" && !searchParams.has("type");
    const found = filtered(server, c.get("account"), list, searchParams);
    return outer ? found.filter((item) => item.parent === undefined) : found;
  }

  app.get("/library/sections/:id/collections", (c) => {
    const section = sectionOf(server, c.get("account"), c.req.param("id"));
    return section ? collections(c, section) : refuse(c, 404);
  });

  function collections(c: Context<PmsEnv>, section: Section): Response {
    const wanted = param(c, "title")?.toLowerCase() ?? "";
    const all = collectionsIn(server, section.id).filter((each) => each.title.toLowerCase().includes(wanted));
    const { counts, page: shown } = page(c, all);
    const list = shown.map((each) => slim(c, collectionRow(server, each)));
    const head = { ...sectionFields(section), title2: "All Collections", viewGroup: "collection" };
    return reply(c, { ...counts, ...head, Metadata: rows(list) });
  }

  /** Collections between the items; one that hides its items stands for them (PROTOCOL §3.5, §4.6). */
  function mixed(c: Context<PmsEnv>, section: Section, items: readonly Item[], extra: object): Response {
    const shown = collectionsIn(server, section.id).filter((each) => each.mode !== 0);
    const hiding = new Set(shown.filter((each) => each.mode === 1).flatMap((each) => each.members));
    const all = [
      ...shown.map((each) => ({ title: each.title, row: () => collectionRow(server, each) })),
      ...items
        .filter((item) => !hiding.has(item.ratingKey))
        .map((item) => ({
          title: item.titleSort,
          row: () => listed(server, c.get("account"), item, { guids: flag(c, "includeGuids") }),
        })),
    ];
    // Only a list by title has a place for them; otherwise they come first.
    const byTitle = (param(c, "sort") ?? "titleSort") === "titleSort";
    const lower = (text: string) => text.toLowerCase();
    const list = byTitle ? all.toSorted((a, b) => (lower(a.title) < lower(b.title) ? -1 : 1)) : all;
    const cut = page(c, list);
    const Metadata = rows(cut.page.map((each) => slim(c, each.row())));
    return reply(c, { ...cut.counts, ...sectionFields(section), ...extra, Metadata });
  }

  const canned = (
    path: string,
    title2: string,
    list: (c: Context<PmsEnv>, section: Section) => readonly Item[],
  ) =>
    app.get(`/library/sections/:id/${path}`, (c) => {
      const section = sectionOf(server, c.get("account"), c.req.param("id"));
      if (!section) return refuse(c, 404);
      const items = list(c, section);
      const extra = { title2, viewGroup: wireType(items[0]?.type ?? section.type) };
      return listItems(pms, c, items, { section, extra });
    });
  const leaf = (section: Section) => levels[section.type].at(-1) ?? "movie";
  const by = (c: Context<PmsEnv>, section: Section, type: ItemType, sort: string, query = "") => {
    const list = sorted(server, c.get("account"), itemsIn(server, section, type), sort);
    return filtered(server, c.get("account"), list, new URLSearchParams(query));
  };

  canned("recentlyAdded", "Recently Added", (_, section) => recentlyAdded(server, [section]));
  canned("onDeck", "On Deck", (c, section) => onDeck(server, c.get("account"), [section]));
  canned("newest", "Recently Released", (c, section) =>
    by(c, section, leaf(section), "originallyAvailableAt:desc"),
  );
  canned("recentlyViewed", "Recently Viewed", (c, section) =>
    by(c, section, leaf(section), "lastViewedAt:desc", "lastViewedAt>>=0"),
  );
  canned("unwatched", "Unplayed", (c, section) =>
    section.type === "show"
      ? by(c, section, "show", "titleSort", "unwatchedLeaves=1")
      : by(c, section, leaf(section), "titleSort", "unwatched=1"),
  );
  canned("albums", "By Album", (c, section) =>
    by(c, section, section.type === "photo" ? "photoalbum" : "album", "titleSort"),
  );
  canned("allLeaves", "All Leaves", (c, section) => matching(c, section, leaf(section)));
  return app;
}

function wireType(type: ItemType): string {
  return type === "photoalbum" ? "photo" : type;
}
