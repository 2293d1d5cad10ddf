import { Hono } from "hono";
import type { World } from "../../world/types.ts";
import { cloudItems, cloudRow } from "./cloud.ts";
import type { DiscoverEnv } from "./env.ts";
import { refuse, reply } from "./reply.ts";

/** Searching the cloud: one group, whose id is "external" (PROTOCOL §4.3). */
export function searchRoutes(world: World): Hono<DiscoverEnv> {
  const app = new Hono<DiscoverEnv>();
  app.get("/library/search", (c) => {
    const { query, limit = "10", searchTypes = "movies,tv" } = c.req.query();
    if (!query?.trim()) return refuse(c, 400, "query is required");
    const types = searchTypes.split(",").map((name) => ({ movies: "movie", tv: "show" })[name]);
    const word = query.trim().toLowerCase();
    const hits = [...cloudItems(world)]
      .filter(([, item]) => types.includes(item.type) && item.title.toLowerCase().includes(word))
      .slice(0, Number(limit) || 10)
      .map(([key, item]) => ({
        score: Math.min(1, word.length / item.title.length),
        Metadata: cloudRow(world, key, item),
      }));
    const external = { id: "external", title: "More Ways To Watch", size: hits.length, SearchResult: hits };
    return reply(c, { size: 1, SearchResults: [external] });
  });
  return app;
}
