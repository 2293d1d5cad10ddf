import { type Context, Hono } from "hono";
import { startingUp } from "../http/refusals.ts";
import { changeSetting } from "../watch/preferences.ts";
import { findServer } from "../world/create.ts";
import { dropTransientTokens } from "../world/tokens.ts";
import { bad, bodyOf, missing, optional } from "./body.ts";
import { readFault } from "./fault.ts";
import type { Knobs } from "./knobs.ts";

/** What was asked, what goes wrong, and which servers are up. */
export function networkRoutes({ world, log, faults, lines }: Knobs): Hono {
  const app = new Hono();
  /** Faults of servers that are starting, by machine identifier. */
  const starting = new Map<string, number>();
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

  app.delete("/faults/:id", (c) => {
    if (!faults.remove(Number(c.req.param("id")))) throw missing("there is no such fault");
    return c.json({});
  });

  app.get("/servers", (c) =>
    c.json(
      world.servers.map(({ id, name, url, sidePort, proxyPort }) => {
        const at = (port: number) => Object.assign(new URL(url), { port: String(port) }).origin;
        return { id, name, url, sideUrl: at(sidePort), proxyUrl: `${at(proxyPort)}/plex` };
      }),
    ),
  );
  app.post("/servers/:id/down", (c) => turn(c, "down"));
  app.post("/servers/:id/up", (c) => turn(c, "up"));
  // The second address alone: the server itself goes on.
  app.post("/servers/:id/side/:way{up|down}", async (c) => {
    const way = c.req.param("way") === "up" ? "up" : "down";
    await lines.get(`${idOf(c)}/side`)?.[way]();
    return c.json({});
  });

  // Start-up mode: every path, also /identity, until it is started or the faults are cleared.
  app.post("/servers/:id/starting", (c) => {
    const host = idOf(c);
    stopStarting(host);
    starting.set(host, faults.add({ ...startingUp, host, path: "", headers: { "X-Plex-Protocol": "1.0" } }));
    dropTransientTokens(world, host);
    return c.json({});
  });
  app.post("/servers/:id/started", (c) => {
    stopStarting(idOf(c));
    return c.json({});
  });

  // The setting "allowed without auth": who comes from there without a token is the owner.
  app.post("/servers/:id/allowed", async (c) => {
    const server = findServer(world, idOf(c));
    if (!server) throw missing("there is no such server");
    const networks = optional(await bodyOf(c), "networks", "string") ?? "";
    if (!changeSetting(server.preferences, "allowedNetworks", networks)) throw bad("no such setting");
    return c.json({});
  });

  function stopStarting(host: string): void {
    const id = starting.get(host);
    if (id !== undefined) faults.remove(id);
    starting.delete(host);
  }

  function idOf(c: Context): string {
    const id = c.req.param("id") ?? "";
    if (!lines.has(id)) throw missing("there is no such server");
    return id;
  }

  async function turn(c: Context, way: "up" | "down"): Promise<Response> {
    const id = idOf(c);
    await lines.get(id)?.[way]();
    dropTransientTokens(world, id);
    return c.json({});
  }
  return app;
}
