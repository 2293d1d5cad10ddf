import { Hono } from "hono";
import { cancelActivity, scan } from "../../events/scan.ts";
import { eventStream } from "../../events/sse.ts";
import { owns, sectionOf } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import { reply, rows } from "../reply.ts";

/** Notifications as they happen, and the background work they tell of (PROTOCOL §8.1, §8.2, §8.5). */
export function eventRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();

  app.get("/:/eventsource/notifications", (c) => {
    // Not `param`: an empty list of filters says something, and is no absent one.
    const filters = c.req.query("filters");
    const headers = { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" };
    return c.body(eventStream(server, c.get("account"), filters), 200, headers);
  });

  app.get("/activities", (c) => {
    const account = c.get("account");
    const Activity = server.activities
      .list()
      .filter((activity) => owns(server, account) || activity.userID === account.id);
    return reply(c, { size: Activity.length, Activity: rows(Activity) });
  });

  app.delete("/activities/:uuid", (c) => {
    const activity = server.activities.find(c.req.param("uuid"));
    if (!activity) return refuse(c, 404);
    if (!owns(server, c.get("account"))) return refuse(c, 403);
    if (!activity.cancellable) return refuse(c, 400);
    cancelActivity(server, activity);
    return done(c);
  });

  app.on(["GET", "POST"], "/library/sections/:id{[0-9]+}/refresh", (c) => {
    const account = c.get("account");
    if (!owns(server, account)) return refuse(c, 403);
    const section = sectionOf(server, account, c.req.param("id"));
    if (!section) return refuse(c, 404);
    scan(server, section);
    return done(c);
  });
  return app;
}
