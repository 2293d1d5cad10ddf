import { type Context, Hono } from "hono";
import type { Item } from "../../catalog/types.ts";
import { count, flag } from "../../http/params.ts";
import { childrenOf, itemFor, leavesOf, parentOf } from "../../world/library.ts";
import { deckOf } from "../deck.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { nearestTo } from "../nearest.ts";
import { postplayHubs, relatedHubs, similarTo } from "../related.ts";
import { libraryFields, sectionFields } from "../render/container.ts";
import { listed } from "../render/item.ts";
import { bannerOf, themeOf, thumbOf } from "../render/pictures.ts";
import { stateFields } from "../render/state.ts";
import { hubCount, page, reply, rows } from "../reply.ts";

/** What is below, beside and around an item (PROTOCOL §3.11). */
export function hierarchyRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  const found = (c: Context<PmsEnv>) => itemFor(server, c.get("account"), c.req.param("id") ?? "");
  const list = (c: Context<PmsEnv>, around: Item, items: readonly Item[], extra: object = {}) => {
    const section = server.catalogue.sections.find((each) => each.id === around.sectionId);
    const { counts, page: shown } = page(c, items);
    const guids = flag(c, "includeGuids");
    const Metadata = rows(shown.map((item) => listed(server, c.get("account"), item, { guids })));
    return reply(c, { ...counts, ...(section ? sectionFields(section) : libraryFields), ...extra, Metadata });
  };

  app.get("/library/metadata/:id/children", (c) => {
    const item = found(c);
    if (!item) return refuse(c, 404);
    // What a show that hides its seasons gives here nobody has measured (PROTOCOL §3.11): one gives its episodes, one
    // its seasons. Whoever asks for `/grandchildren`, as `skipChildren` says, never notices.
    const episodes = item.flattened && item.flattenSeasons === undefined;
    const children = episodes ? leavesOf(server, item) : childrenOf(server, item);
    if (item.type === "season" || item.type === "album") return list(c, item, children, leafContainer(item));
    if (item.type !== "show") return list(c, item, children, middleContainer(item));
    const allEpisodes = {
      ...pickCounts(stateFields(server, c.get("account"), item)),
      thumb: thumbOf(item),
      key: `/library/metadata/${item.ratingKey}/allLeaves`,
      title: "All episodes",
    };
    const several = !item.flattened && children.length > 1 && !flag(c, "excludeAllLeaves");
    return list(c, item, children, {
      ...seasonContainer(item),
      Directory: several ? [allEpisodes] : undefined,
    });
  });

  app.get("/library/metadata/:id/allLeaves", (c) => {
    const item = found(c);
    // On a season the real server answers with an empty list (PROTOCOL §3.11).
    const deep = item?.type === "show" || item?.type === "artist" || item?.type === "photoalbum";
    return item ? list(c, item, deep ? leavesOf(server, item) : []) : refuse(c, 404);
  });

  app.get("/library/metadata/:id/grandchildren", (c) => {
    const item = found(c);
    // Empty for albums: their tracks are children (PROTOCOL §3.11).
    const container = item?.type === "show" || item?.type === "season" || item?.type === "artist";
    return item ? list(c, item, container ? leavesOf(server, item) : []) : refuse(c, 404);
  });

  app.get("/library/metadata/:id/similar", (c) => {
    const item = found(c);
    if (!item) return refuse(c, 404);
    return list(c, item, similarTo(server, c.get("account"), item).slice(0, count(c, "count") ?? 10));
  });

  const related = ["/library/metadata/:id/related", "/hubs/metadata/:id/related", "/hubs/metadata/:id"];
  app.on("GET", related, (c) => {
    const item = found(c);
    if (!item) return refuse(c, 404);
    const hubs = relatedHubs(server, c.get("account"), item, hubCount(c, 10));
    return reply(c, { size: hubs.length, ...libraryFields, Hub: rows(hubs) });
  });
  app.get("/hubs/metadata/:id/postplay", (c) => {
    const item = found(c);
    if (!item) return refuse(c, 404);
    const hubs = postplayHubs(server, c.get("account"), item, hubCount(c, 10));
    return reply(c, { size: hubs.length, ...libraryFields, Hub: rows(hubs) });
  });

  app.get("/library/metadata/:id/nearest", (c) => {
    const item = found(c);
    return item ? list(c, item, nearestTo(server, item).slice(0, count(c, "limit") ?? 50)) : refuse(c, 404);
  });
  app.get("/library/metadata/:id/onDeck", (c) => {
    const item = found(c);
    const next = item && deckOf(server, c.get("account"), item);
    return item ? list(c, item, next ? [next] : []) : refuse(c, 404);
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
      banner: bannerOf(show),
      theme: themeOf(show),
      thumb: thumbOf(show),
      title2: title,
    };
  }

  /** Of artists and photo albums: what is below is not yet what is played. */
  function middleContainer({ ratingKey, title, summary, type }: Item) {
    const viewGroup = type === "artist" ? "album" : "photo";
    return {
      key: ratingKey,
      nocache: true,
      viewGroup,
      parentIndex: 1,
      parentTitle: title,
      summary,
      title2: title,
    };
  }

  /** Of seasons and albums. */
  function leafContainer(season: Item) {
    const show = parentOf(server, season);
    return {
      key: season.ratingKey,
      nocache: true,
      viewGroup: season.type === "album" ? "track" : "episode",
      grandparentRatingKey: Number(show?.ratingKey),
      grandparentTitle: show?.title,
      grandparentThumb: show && thumbOf(show),
      grandparentContentRating: show?.contentRating,
      grandparentStudio: show?.studio,
      grandparentTheme: themeOf(show),
      banner: show && bannerOf(show),
      theme: themeOf(show),
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
