import { Hono } from "hono";
import { approve, livePin } from "../tv/pins.ts";
import { findAccount } from "../world/accounts.ts";
import type { Pin } from "../world/types.ts";
import { bodyOf, missing, optional, text } from "./body.ts";
import type { Knobs } from "./knobs.ts";

/** Answering a sign-in without clicking. */
export function pinKnobs({ world }: Knobs): Hono {
  const app = new Hono();
  const pinOf = (body: Record<string, unknown>): Pin => {
    const pin = livePin(world, text(body, "code"));
    if (!pin) throw missing("there is no such code, or it has expired");
    return pin;
  };

  app.post("/pins/approve", async (c) => {
    const body = await bodyOf(c);
    const account = findAccount(world, text(body, "account"));
    if (!account) throw missing("there is no such account");
    approve(world, pinOf(body), account);
    return c.json({});
  });
  app.post("/pins/deny", async (c) => {
    world.pins.delete(pinOf(await bodyOf(c)).id);
    return c.json({});
  });
  app.post("/pins/expire", async (c) => {
    pinOf(await bodyOf(c)).expiresAt = Date.now();
    return c.json({});
  });
  app.post("/pins/slow", async (c) => {
    world.tv.slowApprovalMs = optional(await bodyOf(c), "delayMs", "number") ?? 0;
    return c.json({});
  });
  return app;
}
