import type { MiddlewareHandler } from "hono";
import { decodedPath } from "../http/params.ts";
import type { Pms, PmsEnv } from "./env.ts";
import { refuse } from "./errors.ts";
import { reply } from "./reply.ts";

/** What works, but stands in no description, and isn't there on every server (PROTOCOL §3.3). */
export const undescribedHome = [
  "/hubs/promoted",
  "/hubs/continueWatching",
  "/hubs/continueWatching/items",
  "/hubs/home/continueWatching",
  "/hubs/home/onDeck",
  "/hubs/home/recentlyAdded",
  "/library/onDeck",
  "/library/recentlyAdded",
];

/** Answers in place of the routes where the server's mood says so. */
export function moods({ server }: Pms): MiddlewareHandler<PmsEnv> {
  return async (c, next) => {
    const path = decodedPath(c.req.raw);
    const { classicHome, remote } = server.moods;
    if (classicHome && undescribedHome.includes(path)) return refuse(c, 404);
    // The owner's pass lets everybody watch from afar, a viewer's own lets that viewer.
    const lets = server.owner.plexPass || c.get("account")?.plexPass === true;
    if (remote && (remote.everybody || !lets)) {
      if (path.endsWith("/:/transcode/universal/decision")) return reply(c, refusal(remote));
      // Without a decision for it the file isn't to be had either (PROTOCOL §6.2).
      if (/^\/library\/parts\/\d+\/\d+\//.test(path)) return refuse(c, 503);
    }
    return next();
  };
}

function refusal({ code, text }: { code: number; text: string }) {
  return {
    ...{ size: 0, allowSync: "1", identifier: "com.plexapp.plugins.library" },
    ...{ generalDecisionCode: code, generalDecisionText: text },
    ...{ transcodeDecisionCode: code, transcodeDecisionText: text },
  };
}
