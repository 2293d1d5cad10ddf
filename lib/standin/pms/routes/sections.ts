import { type Context, Hono } from "hono";
import type { Item, ItemType, Section } from "../../catalog/types.ts";
import { flag, param } from "../../http/params.ts";
import { onDeck } from "../../watch/on-deck.ts";
import { itemsIn, sectionOf, sectionsOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { filterOf } from "../query/filter.ts";
import { sorted } from "../query/sort.ts";
import { recentlyAdded } from "../recent.ts";
import { sectionFields } from "../render/container.ts";
import { listed } from "../render/item.ts";
import { page, reply, rows } from "../reply.ts";

/** Type numbers of PROTOCOL §1.9 that a library here can hold. */
const typeNames: Record<string, ItemType> = { 1: "movie", 2: "show", 3: "season", 4: "episode" };
const views = [
  ["all", "All"],
  ["recentlyAdded", "Recently Added"],
  ["onDeck", "On Deck"],
] as const;

/** Libraries and what is in them (PROTOCOL §3.4, §3.5, §3.8). */
export function sectionRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  const shared = (c: Context<PmsEnv>) => sectionOf(server, c.get("account"), c.req.param("id") ?? "");
  const list = (c: Context<PmsEnv>, section: Section, title2: string, items: readonly Item[]) => {
    const { counts, page: shown } = page(c, items);
    const guids = flag(c, "includeGuids");
    return reply(c, {
      ...counts,
      ...sectionFields(section),
      title2,
      viewGroup: shown[0]?.type ?? section.type,
      Metadata: rows(shown.map((item) => listed(server, c.get("account"), item, { guids }))),
    });
  };

  app.get("/library/sections", (c) => {
    const sections = sectionsOf(server, c.get("account"));
    const Directory = rows(sections.map(describe));
    return reply(c, { size: sections.length, allowSync: false, title1: "Plex Library", Directory });
  });

  app.get("/library/sections/:id", (c) => {
    const section = shared(c);
    if (!section) return refuse(c, 404);
    const Directory = views.map(([key, title]) => ({ key, title }));
    const head = {
      size: views.length,
      content: "secondary",
      viewGroup: "secondary",
      ...sectionFields(section),
    };
    return reply(
      c,
      flag(c, "includeDetails") ? { ...head, ...describe(section), Directory } : { ...head, Directory },
    );
  });

  app.get("/library/sections/:id/all", (c) => {
    const section = shared(c);
    if (!section) return refuse(c, 404);
    const number = param(c, "type");
    const type = number === undefined ? section.type : typeNames[number];
    const inside = type ? itemsIn(server, section, type) : [];
    const query = new URL(c.req.url).searchParams;
    const matching = inside.filter(filterOf(server, c.get("account"), query));
    const title2 = section.type === "movie" ? "All Movies" : "All Shows";
    return list(c, section, title2, sorted(server, c.get("account"), matching, param(c, "sort")));
  });

  app.get("/library/sections/:id/recentlyAdded", (c) => {
    const section = shared(c);
    return section ? list(c, section, "Recently Added", recentlyAdded(server, [section])) : refuse(c, 404);
  });

  app.get("/library/sections/:id/onDeck", (c) => {
    const section = shared(c);
    return section
      ? list(c, section, "On Deck", onDeck(server, c.get("account"), [section]))
      : refuse(c, 404);
  });
  return app;
}

function describe({ id, type, title, uuid, createdAt }: Section) {
  return {
    allowSync: true,
    art: `/:/resources/${type}-fanart.jpg`,
    composite: `/library/sections/${id}/composite/1780000000`,
    filters: true,
    refreshing: false,
    thumb: `/:/resources/${type}.png`,
    key: String(id),
    type,
    title,
    agent: type === "movie" ? "tv.plex.agents.movie" : "tv.plex.agents.series",
    scanner: type === "movie" ? "Plex Movie" : "Plex TV Series",
    language: "en-GB",
    uuid,
    updatedAt: 1_780_000_000,
    createdAt,
    scannedAt: 1_780_000_000,
    content: true,
    directory: true,
    contentChangedAt: 1_951_561,
    hidden: 0,
    Location: [{ id, path: type === "movie" ? "/data/movies" : "/data/tv" }],
  };
}
