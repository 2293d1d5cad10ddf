import { Hono } from "hono";
import { param } from "../http/params.ts";
import { isExpiredJwt } from "../world/tokens.ts";
import type { World } from "../world/types.ts";
import { authRoutes } from "./auth.ts";
import { avatarRoutes } from "./avatars.ts";
import { homeRoutes } from "./home.ts";
import { jwtRoutes } from "./jwt-routes.ts";
import { linkRoutes } from "./link.ts";
import { pinRoutes } from "./pins.ts";
import { refuse } from "./reply.ts";
import { resourceRoutes } from "./resources.ts";
import { trailerRoutes } from "./trailers.ts";
import { userRoutes } from "./user.ts";

/** plex.tv: the account API, the sign-in page and people's pictures. */
export function tvApp(world: World): Hono {
  const app = new Hono();
  app.use("/api/v2/*", async (c, next) => {
    if (param(c, "X-Plex-Client-Identifier") === undefined) {
      return refuse(c, 400, 1000, "X-Plex-Client-Identifier is missing");
    }
    const renewing = c.req.path.startsWith("/api/v2/auth/") || c.req.path.startsWith("/api/v2/pins");
    if (!renewing && isExpiredJwt(world, param(c, "X-Plex-Token")))
      return refuse(c, 498, 498, "JWT has expired");
    await next();
  });
  app.route("/", pinRoutes(world));
  app.route("/", jwtRoutes(world));
  app.route("/", linkRoutes(world));
  app.route("/", homeRoutes(world));
  app.route("/", userRoutes(world));
  app.route("/", resourceRoutes(world));
  app.route("/", avatarRoutes(world));
  app.route("/", authRoutes(world));
  app.route("/", trailerRoutes(world));
  app.notFound((c) => refuse(c, 404, 1020, "Not Found"));
  return app;
}
