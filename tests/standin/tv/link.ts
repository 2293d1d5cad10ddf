import { Hono } from "hono";
import { findAccount } from "../world/accounts.ts";
import { issueAccountToken } from "../world/tokens.ts";
import type { World } from "../world/types.ts";
import { signInChoices } from "./choices.ts";
import { linkPage } from "./link-page.ts";

/** The page for four-character codes, and its own calls: linking itself is plex.tv's `PUT /api/v2/pins/link`. */
export function linkRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/link", (c) => c.html(linkPage));
  app.get("/link/", (c) => c.html(linkPage));
  app.get("/link/accounts", (c) => c.json({ accounts: signInChoices(world) }));
  app.post("/link/sign-in", async (c) => {
    const account = findAccount(world, String((await c.req.parseBody()).account));
    if (!account) return c.json({ error: "no such account" }, 404);
    return c.json({ token: issueAccountToken(world, account, "plex-web-link") });
  });
  return app;
}
