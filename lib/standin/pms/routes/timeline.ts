import { type Context, Hono } from "hono";
import { count, param } from "../../http/params.ts";
import { type Report, report } from "../../watch/timeline.ts";
import { stateOf } from "../../watch/state.ts";
import { itemFor } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import { reply } from "../reply.ts";

const states = ["playing", "paused", "buffering", "stopped"] as const;

/** Progress reports, by GET or POST alike (PROTOCOL §5.1). */
export function timelineRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.on(["GET", "POST"], "/:/timeline", (c) => {
    const account = c.get("account");
    const ratingKey = param(c, "ratingKey");
    const said = readReport(c);
    const duration = count(c, "duration");
    if (!said || !ratingKey || !param(c, "key") || duration === undefined || said.time > duration)
      return refuse(c, 400);
    const item = itemFor(server, account, ratingKey);
    if (!item) return refuse(c, 404);
    if (item.duration === undefined || item.type === "show" || item.type === "season") return refuse(c, 400);

    report(server, account, item, said);
    const state = stateOf(server, account, ratingKey);
    const end = server.watching.terminations.get(said.session);
    server.watching.terminations.delete(said.session);
    // A stop is answered like any other action, with nothing (PROTOCOL §9.1).
    if (said.state === "stopped" && !end) return done(c);
    return reply(c, {
      playbackState: "progress",
      size: 0,
      skipCount: state.skipCount,
      viewCount: state.viewCount,
      viewOffset: state.viewOffset ?? 0,
      terminationCode: end?.code,
      terminationText: end?.text,
    });
  });
  return app;
}

function readReport(c: Context): Report | undefined {
  const state = states.find((each) => each === param(c, "state"));
  const time = count(c, "time");
  const id = param(c, "X-Plex-Client-Identifier");
  if (!state || time === undefined || id === undefined) return undefined;
  return {
    session: param(c, "X-Plex-Session-Identifier") ?? id,
    state,
    time,
    client: {
      id,
      product: param(c, "X-Plex-Product") ?? "",
      title: param(c, "X-Plex-Device-Name") ?? "",
      platform: param(c, "X-Plex-Platform") ?? "",
    },
  };
}
