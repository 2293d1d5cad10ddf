import { Hono } from "hono";
import { followTranscodes } from "../events/transcodes.ts";
import { decodedPath, param } from "../http/params.ts";
import { noteCaller } from "../sessions/devices.ts";
import { isUnsettled, userOfServer } from "../world/tokens.ts";
import { ownerWithoutToken } from "./allowed.ts";
import type { Pms, PmsEnv } from "./env.ts";
import { refuse } from "./errors.ts";
import { moods } from "./moods.ts";
import { actionRoutes } from "./routes/actions.ts";
import { adminRoutes } from "./routes/admin.ts";
import { eventRoutes } from "./routes/events.ts";
import { identityRoutes } from "./routes/identity.ts";
import { libraryRoutes } from "./routes/library.ts";
import { sessionRoutes } from "./routes/sessions.ts";
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
    const token = param(c, "X-Plex-Token");
    const known = token === undefined || !isUnsettled(pms.world, token);
    const account = token ? known && userOfServer(pms.world, pms.server, token) : ownerWithoutToken(pms, c);
    // Past the start of a session its id is the capability: playlists and segments need no token (PROTOCOL §6.8).
    if (!account && !transcoder.opens(decodedPath(c.req.raw))) return refuse(c, 401);
    if (account) {
      c.set("account", account);
      noteCaller(pms.server, account, c);
    }
    await next();
  });
  app.use(moods(pms));
  app.route("/", libraryRoutes(pms));
  app.route("/", timelineRoutes(pms, transcoder));
  app.route("/", actionRoutes(pms));
  app.route("/", sessionRoutes(pms, transcoder));
  app.route("/", adminRoutes(pms));
  app.route("/", eventRoutes(pms));
  pms.server.events.whileHeard(() => followTranscodes(pms.server.events, transcoder.sessions));
  for (const kind of ["video", "music", "audio"]) app.route(`/${kind}/:/transcode/universal`, transcoder.app);
  app.notFound((c) => refuse(c, 404));
  app.onError((error, c) => {
    // A fault of the stand-in itself must not pass for one of Plex's: it is shouted, then answered like a 500.
    console.error(`stand-in ${pms.server.name}: ${c.req.method} ${new URL(c.req.url).pathname}`, error);
    return refuse(c, 500);
  });
  return app;
}
