import { Hono } from "hono";
import { param } from "../../http/params.ts";
import { accountOfToken, isExpiredJwt } from "../../world/tokens.ts";
import type { World } from "../../world/types.ts";
import type { DiscoverEnv } from "./env.ts";
import { itemRoutes } from "./items.ts";
import { pictureRoutes } from "./pictures.ts";
import { refuse } from "./reply.ts";
import { searchRoutes } from "./search.ts";
import { watchlistRoutes } from "./watchlist.ts";

/** The discover and metadata hosts in one: the cloud catalogue and everybody's watchlist (PROTOCOL §4.8). */
export function discoverApp(world: World): Hono<DiscoverEnv> {
  const app = new Hono<DiscoverEnv>();
  app.route("/", pictureRoutes(world));
  app.use(async (c, next) => {
    const token = param(c, "X-Plex-Token");
    const account = accountOfToken(world, token);
    if (!account) {
      return isExpiredJwt(world, token)
        ? refuse(c, 498, "JWT has expired")
        : refuse(c, 401, "Invalid or missing token");
    }
    c.set("account", account);
    await next();
  });
  app.route("/", watchlistRoutes(world));
  app.route("/", searchRoutes(world));
  app.route("/", itemRoutes(world));
  app.notFound((c) => refuse(c, 404, "Not Found"));
  return app;
}
