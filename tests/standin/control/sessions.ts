import { Hono } from "hono";
import { report } from "../watch/timeline.ts";
import { findAccount } from "../world/accounts.ts";
import { itemFor } from "../world/library.ts";
import { bodyOf, missing, optional, serverOf, text } from "./body.ts";
import type { Knobs } from "./knobs.ts";

/** Other people's playbacks, and what a server does to one. */
export function sessionKnobs({ world }: Knobs): Hono {
  const app = new Hono();

  // Ending it the way an administrator does.
  app.post("/terminations", async (c) => {
    const body = await bodyOf(c);
    const server = serverOf(world, body);
    const end = {
      code: optional(body, "code", "number") ?? 2006,
      text: optional(body, "text", "string") ?? "The server's owner has ended this playback.",
    };
    server.watching.terminations.set(text(body, "sessionId"), end);
    return c.json({});
  });

  // A new decision in the next reply, for a player that understands one.
  app.post("/decisions", async (c) => {
    const body = await bodyOf(c);
    serverOf(world, body).watching.redecided.add(text(body, "sessionId"));
    return c.json({});
  });

  // A player that was there, and vanished without a word.
  app.post("/ghosts", async (c) => {
    const body = await bodyOf(c);
    const server = serverOf(world, body);
    const account = findAccount(world, text(body, "account"));
    const item = account && itemFor(server, account, text(body, "ratingKey"));
    if (!account || !item) throw missing("there is no such account, or it sees no such item");
    const session = optional(body, "sessionId", "string") ?? "ghost";
    report(server, account, item, {
      session,
      state: "playing",
      time: optional(body, "viewOffset", "number") ?? 0,
      client: { id: `client-of-${session}`, product: "Plex for Ghosts", title: "Attic TV", platform: "tvOS" },
      location: "lan",
      continuing: false,
    });
    const ago = optional(body, "minutesAgo", "number") ?? 0;
    const row = server.watching.sessions.get(`${account.id}:${session}`);
    if (row) row.reportedAt -= ago * 60_000;
    return c.json({});
  });

  // A keep-alive for every event stream, now instead of within ten seconds.
  app.post("/notifications/ping", (c) => {
    for (const server of world.servers) server.events.ping();
    return c.json({});
  });
  return app;
}
