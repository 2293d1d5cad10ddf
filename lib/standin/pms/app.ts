import { Hono } from "hono";
import { decodedPath, param } from "../http/params.ts";
import { userOfServer } from "../world/tokens.ts";
import type { PmsEnv, Pms } from "./env.ts";
import { refuse } from "./errors.ts";
import { actionRoutes } from "./routes/actions.ts";
import { adminRoutes } from "./routes/admin.ts";
import { globalListRoutes } from "./routes/global-lists.ts";
import { hierarchyRoutes } from "./routes/hierarchy.ts";
import { homeHubRoutes } from "./routes/home-hubs.ts";
import { identityRoutes } from "./routes/identity.ts";
import { metadataRoutes } from "./routes/metadata.ts";
import { partRoutes } from "./routes/parts.ts";
import { photoRoutes } from "./routes/photos.ts";
import { searchRoutes } from "./routes/search.ts";
import { sectionHubRoutes } from "./routes/section-hubs.ts";
import { sectionRoutes } from "./routes/sections.ts";
import { serverRoutes } from "./routes/server.ts";
import { streamRoutes } from "./routes/streams.ts";
import { timelineRoutes } from "./routes/timeline.ts";
import type { Transcoder } from "./transcoder.ts";

/** One Plex Media Server. Everything but `/identity` needs this server's own token. */
export function pmsApp(pms: Pms, transcoder: Transcoder): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>({ getPath: decodedPath });
  app.use(async (c, next) => {
    await next();
    c.header("X-Plex-Protocol", "1.0");
  });
  app.route("/", identityRoutes(pms));
  app.use(async (c, next) => {
    const account = userOfServer(pms.world, pms.server, param(c, "X-Plex-Token"));
    if (account) c.set("account", account);
    // Past the start of a session its id is the capability: playlists and segments need no token (PROTOCOL §6.8).
    else if (!transcoder.opens(decodedPath(c.req.raw))) return refuse(c, 401);
    await next();
  });
  app.route("/", serverRoutes(pms));
  app.route("/", sectionRoutes(pms));
  app.route("/", globalListRoutes(pms));
  app.route("/", metadataRoutes(pms));
  app.route("/", hierarchyRoutes(pms));
  app.route("/", homeHubRoutes(pms));
  app.route("/", sectionHubRoutes(pms));
  app.route("/", searchRoutes(pms));
  app.route("/", timelineRoutes(pms));
  app.route("/", actionRoutes(pms));
  app.route("/", partRoutes(pms));
  app.route("/", streamRoutes(pms));
  app.route("/", photoRoutes(pms));
  app.route("/", adminRoutes(pms));
  app.route("/video/:/transcode/universal", transcoder.app);
  app.notFound((c) => refuse(c, 404));
  app.onError((error, c) => {
    // A fault of the stand-in itself must not pass for one of Plex's: it is shouted, then answered like a 500.
    console.error(`stand-in ${pms.server.name}: ${c.req.method} ${new URL(c.req.url).pathname}`, error);
    return refuse(c, 500);
  });
  return app;
}
