import { type Context, Hono } from "hono";
import type { Item } from "../../catalog/types.ts";
import { count, flag } from "../../http/params.ts";
import { childrenOf, itemFor, leavesOf, parentOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { relatedHubs, similarTo } from "../related.ts";
import { libraryFields, sectionFields } from "../render/container.ts";
import { listed } from "../render/item.ts";
import { thumbOf } from "../render/pictures.ts";
import { stateFields } from "../render/state.ts";
import { hubCount, page, reply, rows } from "../reply.ts";

/** What is below, beside and around an item (PROTOCOL §3.11). */
export function hierarchyRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  const found = (c: Context<PmsEnv>) => itemFor(server, c.get("account"), c.req.param("id") ?? "");
  const list = (c: Context<PmsEnv>, around: Item, items: readonly Item[], extra: object = {}) => {
    const section = server.catalogue.sections.find((each) => each.id === around.sectionId);
    const { counts, page: shown } = page(c, items);
    const Metadata = rows(shown.map((item) => listed(server, c.get("account"), item)));
    return reply(c, { ...counts, ...(section ? sectionFields(section) : libraryFields), ...extra, Metadata });
  };

  app.get("/library/metadata/:id/children", (c) => {
    const item = found(c);
    if (!item) return refuse(c, 404);
    const children = childrenOf(server, item);
    if (item.type === "season") return list(c, item, children, episodeContainer(item));
    const allEpisodes = {
      ...pickCounts(stateFields(server, c.get("account"), item)),
      thumb: thumbOf(item),
      key: `/library/metadata/${item.ratingKey}/allLeaves`,
      title: "All episodes",
    };
    const several = item.type === "show" && children.length > 1 && !flag(c, "excludeAllLeaves");
    return list(c, item, children, {
      ...seasonContainer(item),
      Directory: several ? [allEpisodes] : undefined,
    });
  });

  app.get("/library/metadata/:id/allLeaves", (c) => {
    const item = found(c);
    // On a season the real server answers with an empty list (PROTOCOL §3.11).
    return item ? list(c, item, item.type === "show" ? leavesOf(server, item) : []) : refuse(c, 404);
  });

  app.get("/library/metadata/:id/grandchildren", (c) => {
    const item = found(c);
    const container = item?.type === "show" || item?.type === "season";
    return item ? list(c, item, container ? leavesOf(server, item) : []) : refuse(c, 404);
  });

  app.get("/library/metadata/:id/similar", (c) => {
    const item = found(c);
    if (!item) return refuse(c, 404);
    return list(c, item, similarTo(server, c.get("account"), item).slice(0, count(c, "count") ?? 10));
  });

  app.on("GET", ["/library/metadata/:id/related", "/hubs/metadata/:id/related"], (c) => {
    const item = found(c);
    if (!item) return refuse(c, 404);
    const hubs = relatedHubs(server, c.get("account"), item, hubCount(c, 10));
    return reply(c, { size: hubs.length, ...libraryFields, Hub: rows(hubs) });
  });

  app.get("/library/metadata/:id/extras", (c) => {
    const item = found(c);
    return item
      ? list(
          c,
          item,
          item.extras.flatMap((key) => server.catalogue.items.get(key) ?? []),
        )
      : refuse(c, 404);
  });

  /** Ids that are text on every row are numbers or bare text on the container (PROTOCOL §1.7). */
  function seasonContainer(show: Item) {
    const { title, summary, year } = show;
    const head = { key: show.ratingKey, nocache: true, viewGroup: "season", viewMode: 65_593 };
    return {
      ...head,
      parentIndex: 1,
      parentTitle: title,
      parentYear: year,
      summary,
      thumb: thumbOf(show),
      title2: title,
    };
  }

  function episodeContainer(season: Item) {
    const show = parentOf(server, season);
    return {
      key: season.ratingKey,
      nocache: true,
      viewGroup: "episode",
      grandparentRatingKey: Number(show?.ratingKey),
      grandparentTitle: show?.title,
      grandparentThumb: show && thumbOf(show),
      grandparentContentRating: show?.contentRating,
      parentIndex: season.index,
      parentTitle: season.title,
      thumb: thumbOf(season),
      title1: show?.title,
      title2: season.title,
    };
  }
  return app;
}

function pickCounts(state: object) {
  const counts: Record<string, unknown> = { ...state };
  return { leafCount: counts.leafCount, viewedLeafCount: counts.viewedLeafCount };
}
