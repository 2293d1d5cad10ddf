import { type Context, Hono } from "hono";
import type { Item, Section } from "../../catalog/types.ts";
import { flag, param } from "../../http/params.ts";
import { continueWatching, onDeck } from "../../watch/on-deck.ts";
import { sectionsOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { recentlyAdded } from "../recent.ts";
import { libraryFields } from "../render/container.ts";
import { hubRow } from "../render/hub.ts";
import { listed } from "../render/item.ts";
import { hubCount, idList, page, reply, rows } from "../reply.ts";

/** The shelves of the home page and what "see all" on them leads to (PROTOCOL §4.2). */
export function homeHubRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();

  /** The account's libraries, narrowed by `contentDirectoryID`. */
  const wanted = (c: Context<PmsEnv>): Section[] => {
    const only = idList(c, "contentDirectoryID");
    return sectionsOf(server, c.get("account")).filter((section) => !only || only.includes(section.id));
  };
  const hubs = (c: Context<PmsEnv>, made: Parameters<typeof hubRow>[2][]) => {
    const identifiers = param(c, "identifier")?.split(",");
    const chosen = made.filter((hub) => !identifiers || identifiers.includes(hub.identifier));
    const Hub = chosen.map((hub) => hubRow(server, c.get("account"), hub, hubCount(c, 12)));
    return reply(c, { size: Hub.length, ...libraryFields, Hub: rows(Hub) });
  };
  const list = (c: Context<PmsEnv>, items: readonly Item[]) => {
    const { counts, page: shown } = page(c, items);
    const Metadata = rows(shown.map((item) => listed(server, c.get("account"), item)));
    return reply(c, { ...counts, ...libraryFields, Metadata });
  };

  const continueHub = (c: Context<PmsEnv>) => ({
    identifier: "home.continue",
    title: "Continue Watching",
    type: "mixed",
    key: "/hubs/home/continueWatching",
    style: "hero" as const,
    items: continueWatching(server, c.get("account"), wanted(c)),
  });
  const deckHub = (c: Context<PmsEnv>) => ({
    identifier: "home.ondeck",
    title: "On Deck",
    type: "mixed",
    key: "/hubs/home/onDeck",
    items: onDeck(server, c.get("account"), wanted(c)),
  });
  const recentHub = (c: Context<PmsEnv>, type: Section["type"]) => ({
    identifier: type === "movie" ? "home.movies.recent" : "home.television.recent",
    title: type === "movie" ? "Recently Added Movies" : "Recently Added TV",
    type: type === "movie" ? "movie" : "season",
    key: `/hubs/home/recentlyAdded?type=${type === "movie" ? 1 : 2}`,
    items: recentlyAdded(server, ofType(wanted(c), type)),
  });

  app.get("/hubs", (c) => hubs(c, [continueHub(c), deckHub(c), recentHub(c, "movie"), recentHub(c, "show")]));

  app.get("/hubs/promoted", (c) => {
    const perLibrary = wanted(c).map((section) => ({
      identifier: `${section.type === "movie" ? "movie" : "tv"}.recentlyadded.${section.id}`,
      title: `Recently Added in ${section.title}`,
      type: section.type === "movie" ? "movie" : "season",
      key: `/library/sections/${section.id}/recentlyAdded`,
      items: recentlyAdded(server, [section]),
    }));
    return hubs(c, flag(c, "excludeContinueWatching") ? perLibrary : [continueHub(c), ...perLibrary]);
  });

  app.get("/hubs/continueWatching", (c) => hubs(c, [continueHub(c)]));
  app.on("GET", ["/hubs/continueWatching/items", "/hubs/home/continueWatching"], (c) =>
    list(c, continueWatching(server, c.get("account"), wanted(c))),
  );
  app.get("/hubs/home/onDeck", (c) => list(c, onDeck(server, c.get("account"), wanted(c))));
  app.get("/hubs/home/recentlyAdded", (c) => {
    const type = param(c, "type") === "2" ? "show" : "movie";
    return list(c, recentlyAdded(server, ofType(wanted(c), type)));
  });
  return app;
}

function ofType(sections: Section[], type: Section["type"]): Section[] {
  return sections.filter((section) => section.type === type);
}
