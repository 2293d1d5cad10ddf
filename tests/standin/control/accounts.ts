import { Hono } from "hono";
import { shapes } from "../tv/shapes.ts";
import { findAccount, newAccount } from "../world/accounts.ts";
import { findServer } from "../world/create.ts";
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
    const plexPass = optional(body, "plexPass", "boolean") ?? false;
    const account = { ...newAccount(id, title, username, readAccess(world, body.servers)), plexPass };
    world.accounts.set(id, account);
    return c.json(account, 201);
  });

  app.post("/resources", async (c) => {
    const body = await bodyOf(c);
    const account = findAccount(world, text(body, "account"));
    if (!account) throw missing("there is no such account");
    const serverId = optional(body, "serverId", "string");
    if (serverId !== undefined && !account.servers.some((access) => access.serverId === serverId))
      throw missing("the account has no such server");
    const shape = text(body, "shape");
    if (shape !== "all" && !(shape in shapes))
      throw bad(`shape is none of ${Object.keys(shapes).join(", ")}`);
    const wanted = shape === "all" ? Object.keys(shapes) : [shape];
    account.oddities.push(...wanted.map((each) => ({ shape: each, serverId })));
    return c.json({});
  });

  app.get("/tokens", (c) => c.json([...world.issued]));
  app.post("/tokens/expire", async (c) => {
    const entry = world.accountTokens.get(text(await bodyOf(c), "token"));
    if (entry?.expiresAt === undefined) throw missing("there is no such JWT");
    entry.expiresAt = Date.now();
    return c.json({});
  });
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
