import { type Context, Hono } from "hono";
import type { Fault } from "../http/faults.ts";
import { bad, bodyOf, missing, optional, text } from "./body.ts";
import type { Knobs } from "./knobs.ts";

/** What was asked, what goes wrong, and which servers are up. */
export function networkRoutes({ world, log, faults, lines }: Knobs): Hono {
  const app = new Hono();
  app.get("/log", (c) => c.json(log.rows));
  app.delete("/log", (c) => {
    log.rows.length = 0;
    return c.json({});
  });

  app.post("/faults", async (c) => c.json({ id: faults.add(readFault(await bodyOf(c))) }));
  app.delete("/faults", (c) => {
    faults.clear();
    return c.json({});
  });

  app.get("/servers", (c) => c.json(world.servers.map(({ id, name, url }) => ({ id, name, url }))));
  app.post("/servers/:id/down", (c) => turn(c, "down"));
  app.post("/servers/:id/up", (c) => turn(c, "up"));

  async function turn(c: Context, way: "up" | "down"): Promise<Response> {
    const line = lines.get(c.req.param("id") ?? "");
    if (!line) throw missing("there is no such server");
    await line[way]();
    return c.json({});
  }
  return app;
}

function readFault(body: Record<string, unknown>): Fault {
  const headers = body.headers;
  if (headers !== undefined && (typeof headers !== "object" || headers === null))
    throw bad("headers is no object");
  return {
    host: text(body, "host"),
    path: text(body, "path"),
    method: optional(body, "method", "string")?.toUpperCase(),
    status: optional(body, "status", "number"),
    body: optional(body, "body", "string"),
    contentType: optional(body, "contentType", "string"),
    delayMs: optional(body, "delayMs", "number"),
    cutAfterBytes: optional(body, "cutAfterBytes", "number"),
    times: optional(body, "times", "number"),
    headers:
      headers && Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  };
}
