import { Hono } from "hono";
import { findServer } from "../world/create.ts";
import { findAccount, newAccount } from "../world/accounts.ts";
import { revokeToken } from "../world/tokens.ts";
import type { Access, World } from "../world/types.ts";
import { bad, bodyOf, missing, optional, text } from "./body.ts";
import type { Knobs } from "./knobs.ts";

/** People and their tokens. */
export function accountRoutes({ world }: Knobs): Hono {
  const app = new Hono();
  app.get("/accounts", (c) => c.json([...world.accounts.values()]));

  app.post("/accounts", async (c) => {
    const body = await bodyOf(c);
    const title = text(body, "title");
    const username = optional(body, "username", "string") ?? title.toLowerCase().replace(/\W+/g, "-");
    if (findAccount(world, username)) throw bad(`there is an account ${username} already`);
    const id = 1 + Math.max(9100, ...world.accounts.keys());
    const account = newAccount(id, title, username, readAccess(world, body.servers));
    world.accounts.set(id, account);
    return c.json(account, 201);
  });

  app.get("/tokens", (c) => c.json([...world.issued]));
  app.post("/tokens/revoke", async (c) => {
    if (!revokeToken(world, text(await bodyOf(c), "token"))) throw missing("there is no such token");
    return c.json({});
  });
  return app;
}

function readAccess(world: World, servers: unknown): Access[] {
  if (servers === undefined) return [];
  if (!Array.isArray(servers)) throw bad("servers is no list");
  return servers.map((row: unknown) => {
    const serverId = typeof row === "object" && row !== null && "serverId" in row ? row.serverId : undefined;
    if (typeof serverId !== "string" || !findServer(world, serverId)) throw bad("a serverId is unknown");
    return {
      serverId,
      owned: Object.entries(row ?? {}).some(([k, v]) => k === "owned" && v === true),
      sections: "all",
    };
  });
}
