import { Hono } from "hono";
import { param } from "../http/params.ts";
import type { World } from "../world/types.ts";
import { authRoutes } from "./auth.ts";
import { avatarRoutes } from "./avatars.ts";
import { pinRoutes } from "./pins.ts";
import { refuse } from "./reply.ts";
import { resourceRoutes } from "./resources.ts";
import { userRoutes } from "./user.ts";

/** plex.tv: the account API, the sign-in page and people's pictures. */
export function tvApp(world: World): Hono {
  const app = new Hono();
  app.use("/api/v2/*", async (c, next) => {
    if (param(c, "X-Plex-Client-Identifier") === undefined) {
      return refuse(c, 400, 1000, "X-Plex-Client-Identifier is missing");
    }
    await next();
  });
  app.route("/", pinRoutes(world));
  app.route("/", userRoutes(world));
  app.route("/", resourceRoutes(world));
  app.route("/", avatarRoutes(world));
  app.route("/", authRoutes(world));
  app.notFound((c) => refuse(c, 404, 1020, "Not Found"));
  return app;
}
