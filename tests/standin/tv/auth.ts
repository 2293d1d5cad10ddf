import { type Context, Hono } from "hono";
import { findAccount } from "../world/accounts.ts";
import type { Pin, World } from "../world/types.ts";
import { authPage } from "./auth-page.ts";
import { signInChoices } from "./choices.ts";
import { approve, livePin } from "./pins.ts";

/**
 * The page a person clicks, and the two calls it makes. They are the stand-in's own, as Plex's page has its own.
 * Denying drops the PIN: the next poll gets 404, which is also what an expired one gets.
 */
export function authRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/auth", (c) => c.html(authPage));
  app.get("/auth/", (c) => c.html(authPage));

  app.get("/auth/request", (c) => {
    const pin = asked(world, c.req.query("code"), c.req.query("clientID"));
    if (typeof pin === "string") return problem(c, pin);
    return c.json({ product: pin.product, accounts: signInChoices(world) });
  });

  app.post("/auth/answer", async (c) => {
    const body = await c.req.parseBody();
    const pin = asked(world, body.code, body.clientID);
    if (typeof pin === "string") return problem(c, pin);
    if (body.allow !== "true") {
      world.pins.delete(pin.id);
      return c.json({ answer: "denied" });
    }
    const account = findAccount(world, String(body.account));
    if (!account) return problem(c, "There is no such account.");
    approve(world, pin, account);
    return c.json({ answer: "allowed" });
  });
  return app;
}

/** The PIN the page is about, or words why there is none. */
function asked(world: World, code: unknown, clientId: unknown): Pin | string {
  if (typeof code !== "string" || !code) return "This address carries no code.";
  const pin = livePin(world, code);
  if (!pin) return "This request is unknown or has expired. Go back to the app and try again.";
  if (pin.clientId !== clientId) return "This code was made for another device.";
  return pin;
}

/** 200 all the same: a browser would print anything else as an error of the page. */
function problem(c: Context, message: string): Response {
  return c.json({ problem: message });
}
