import { type Context, Hono } from "hono";
import { leafTypes } from "../../catalog/kinds.ts";
import { playingMessage } from "../../events/messages.ts";
import { count, flag, param } from "../../http/params.ts";
import { nowPlaying, transcodeOf } from "../../sessions/now-playing.ts";
import { stateOf } from "../../watch/state.ts";
import { type Report, report, reportOffline } from "../../watch/timeline.ts";
import type { PlaySession } from "../../watch/types.ts";
import { itemFor } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import { reply } from "../reply.ts";
import type { Transcoder } from "../transcoder.ts";

const states = ["playing", "paused", "buffering", "stopped"] as const;

/** Progress reports, by GET or POST alike (PROTOCOL §5.1). */
export function timelineRoutes(pms: Pms, transcoder: Transcoder): Hono<PmsEnv> {
  const { server } = pms;
  const app = new Hono<PmsEnv>();
  app.on(["GET", "POST"], "/:/timeline", (c) => {
    const account = c.get("account");
    const ratingKey = param(c, "ratingKey");
    const said = readReport(c);
    const duration = count(c, "duration");
    if (!said || !ratingKey || !param(c, "key") || duration === undefined || said.time > duration)
      return refuse(c, 400);
    if (count(c, "bufferedTime") !== undefined && count(c, "bufferedSize") !== undefined)
      return refuse(c, 400);
    const item = itemFor(server, account, ratingKey);
    if (!item) return refuse(c, 404);
    if (!leafTypes.has(item.type)) return refuse(c, 400);

    const updated = count(c, "updated");
    if (flag(c, "offline") && updated !== undefined) {
      reportOffline(server, account, item, { time: said.time, updatedAt: updated * 1000 });
      return done(c);
    }
    const session = report(server, account, item, said);
    advanceQueue(session);
    const transcode = transcodeOf(session, transcoder.sessions());
    server.events.publish(playingMessage(session, item, transcode));

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
      ...(flag(c, "hasMDE") ? newDecision(session) : {}),
    });
  });

  /** A report from a queue moves its selection (PROTOCOL §4.7). */
  function advanceQueue({ accountId, playQueueItemID: id }: PlaySession): void {
    if (id === undefined) return;
    for (const queue of server.lists.queues.values()) {
      const own = queue.accountId === accountId && queue.entries.some((entry) => entry.id === id);
      if (own) queue.selected = id;
    }
  }

  /** Only for players that say they understand it, and only when there is one (PROTOCOL §5.1). */
  function newDecision(session: PlaySession) {
    if (!server.watching.redecided.delete(session.id)) return {};
    const row = nowPlaying(pms, session, transcodeOf(session, transcoder.sessions()));
    return {
      size: 1,
      Bandwidths: { Bandwidth: [{ time: 0, bandwidth: row?.Session.bandwidth, resolution: "original" }] },
      Metadata: row && [row],
    };
  }
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
      platformVersion: param(c, "X-Plex-Platform-Version"),
      version: param(c, "X-Plex-Version"),
      device: param(c, "X-Plex-Device"),
      model: param(c, "X-Plex-Model"),
      profile: param(c, "X-Plex-Client-Profile-Name"),
    },
    location: param(c, "location") ?? "lan",
    playQueueItemID: count(c, "playQueueItemID"),
    playQueueID: count(c, "playQueueID"),
    continuing: flag(c, "continuing"),
  };
}
