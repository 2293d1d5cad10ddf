import { Hono } from "hono";
import type { Section } from "../../catalog/types.ts";
import { continueWatching } from "../../watch/on-deck.ts";
import { stateOf } from "../../watch/state.ts";
import { itemsIn, sectionOf } from "../../world/library.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { sorted } from "../query/sort.ts";
import { recentlyAdded } from "../recent.ts";
import { sectionFields } from "../render/container.ts";
import { hubRow } from "../render/hub.ts";
import { listed } from "../render/item.ts";
import { hubCount, page, reply, rows } from "../reply.ts";

/** The landing page of one library (PROTOCOL §4.1, §4.2). */
export function sectionHubRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/hubs/sections/:id", (c) => {
    const account = c.get("account");
    const section = sectionOf(server, account, c.req.param("id"));
    if (!section) return refuse(c, 404);
    const shelves =
      section.type === "movie"
        ? movieShelves(server, account, section)
        : showShelves(server, account, section);
    const Hub = shelves.map((shelf) => hubRow(server, account, shelf, hubCount(c, 12)));
    return reply(c, { size: Hub.length, ...sectionFields(section), Hub });
  });

  app.get("/hubs/sections/:id/continueWatching/items", (c) => {
    const account = c.get("account");
    const section = sectionOf(server, account, c.req.param("id"));
    if (!section) return refuse(c, 404);
    const { counts, page: shown } = page(c, continueWatching(server, account, [section]));
    const Metadata = rows(shown.map((item) => listed(server, account, item)));
    return reply(c, { ...counts, ...sectionFields(section), Metadata });
  });
  return app;
}

function movieShelves(server: PlexServer, account: Account, section: Section) {
  const all = itemsIn(server, section, "movie");
  const key = `/library/sections/${section.id}`;
  const type = "movie";
  const unseen = all.filter((item) => stateOf(server, account, item.ratingKey).viewCount === 0);
  const by = (sort: string, items = all) => sorted(server, account, items, sort);
  return [
    {
      identifier: `movie.inprogress.${section.id}`,
      title: "Continue Watching",
      type,
      key: `/hubs/sections/${section.id}/continueWatching/items`,
      items: continueWatching(server, account, [section]),
    },
    {
      identifier: `movie.recentlyadded.${section.id}`,
      title: "Recently Added",
      type,
      key: `${key}/recentlyAdded`,
      items: recentlyAdded(server, [section]),
    },
    {
      identifier: `movie.recentlyreleased.${section.id}`,
      title: "Recently Released",
      type,
      key: `${key}/all?sort=originallyAvailableAt:desc`,
      items: by("originallyAvailableAt:desc"),
    },
    {
      identifier: `movie.topunwatched.${section.id}`,
      title: "Top Unplayed",
      type,
      key: `${key}/all?unwatched=1&sort=rating:desc`,
      items: by("rating:desc", unseen),
    },
  ];
}

function showShelves(server: PlexServer, account: Account, section: Section) {
  const key = `/library/sections/${section.id}`;
  return [
    {
      identifier: `tv.ondeck.${section.id}`,
      title: "On Deck",
      type: "episode",
      key: `${key}/onDeck`,
      items: continueWatching(server, account, [section]),
    },
    {
      identifier: `tv.recentlyadded.${section.id}`,
      title: "Recently Added",
      type: "season",
      key: `${key}/recentlyAdded`,
      items: recentlyAdded(server, [section]),
    },
    {
      identifier: `tv.toprated.${section.id}`,
      title: "Top Rated",
      type: "show",
      key: `${key}/all?sort=rating:desc`,
      items: sorted(server, account, itemsIn(server, section, "show"), "rating:desc"),
    },
  ];
}
