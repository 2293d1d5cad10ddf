import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { accountRoutes } from "./accounts.ts";
import { activityKnobs } from "./activities.ts";
import type { Knobs } from "./knobs.ts";
import { libraryKnobs } from "./library.ts";
import { networkRoutes } from "./network.ts";
import { pinKnobs } from "./pins.ts";
import { serverKnobs } from "./servers.ts";
import { sessionKnobs } from "./sessions.ts";

/** The test knobs, as plain JSON on a port of their own: nothing here looks like Plex, or is seen by the request log. */
export function controlApp(knobs: Knobs): Hono {
  const app = new Hono();
  app.post("/reset", async (c) => {
    const body: unknown = await c.req.json().catch(() => ({}));
    const keepSignIns =
      typeof body === "object" && body !== null && "keepSignIns" in body && body.keepSignIns === true;
    await knobs.reset({ keepSignIns });
    return c.json({});
  });
  app.route("/", networkRoutes(knobs));
  app.route("/", accountRoutes(knobs));
  app.route("/", pinKnobs(knobs));
  app.route("/", sessionKnobs(knobs));
  app.route("/", libraryKnobs(knobs));
  app.route("/", activityKnobs(knobs));
  app.route("/", serverKnobs(knobs));
  app.notFound((c) => c.json({ error: `no such knob: ${c.req.method} ${c.req.path}` }, 404));
  app.onError((error, c) => {
    const status = error instanceof HTTPException ? error.status : 400;
    return c.json({ error: error.message }, status);
  });
  return app;
}
