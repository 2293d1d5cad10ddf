import { Hono } from "hono";
import { findServer } from "../world/create.ts";
import { bodyOf, missing, optional, text } from "./body.ts";
import type { Knobs } from "./knobs.ts";

/** Ending somebody's playback the way an administrator does. */
export function sessionRoutes({ world }: Knobs): Hono {
  const app = new Hono();
  app.post("/terminations", async (c) => {
    const body = await bodyOf(c);
    const server = findServer(world, text(body, "serverId"));
    if (!server) throw missing("there is no such server");
    const end = {
      code: optional(body, "code", "number") ?? 2006,
      text: optional(body, "text", "string") ?? "The server's owner has ended this playback.",
    };
    server.watching.terminations.set(text(body, "sessionId"), end);
    return c.json({});
  });
  return app;
}
