import { type Context, Hono } from "hono";
import { param } from "../../http/params.ts";
import { type HistoryQuery, historyRow, viewsOf } from "../../sessions/history-rows.ts";
import { accountOfLocalId, localId } from "../../sessions/local-id.ts";
import { nowPlaying, transcodeOf } from "../../sessions/now-playing.ts";
import { transcodeRow } from "../../sessions/transcode-row.ts";
import { playing } from "../../watch/timeline.ts";
import { owns } from "../../world/library.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { done, refuse } from "../errors.ts";
import { page, reply, rows } from "../reply.ts";
import type { Transcoder } from "../transcoder.ts";

/** What a plain kick is told as. */
const terminatedByOwner = 2006;

/** Who plays what and who played what (PROTOCOL §8.3 to §8.5); all but one's own history is the owner's to see. */
export function sessionRoutes(pms: Pms, transcoder: Transcoder): Hono<PmsEnv> {
  const { server, world } = pms;
  const app = new Hono<PmsEnv>();
  const admin = (c: Context<PmsEnv>) => owns(server, c.get("account"));

  app.get("/status/sessions", (c) => {
    if (!admin(c)) return refuse(c, 403);
    const transcodes = transcoder.sessions();
    const Metadata = playing(server).flatMap(
      (session) => nowPlaying(pms, session, transcodeOf(session, transcodes)) ?? [],
    );
    return reply(c, { size: Metadata.length, Metadata: rows(Metadata) });
  });

  app.get("/status/sessions/background", (c) => (admin(c) ? reply(c, { size: 0 }) : refuse(c, 403)));

  app.get("/transcode/sessions", (c) => {
    if (!admin(c)) return refuse(c, 403);
    const TranscodeSession = transcoder.sessions().map((info) => transcodeRow(info));
    return reply(c, { size: TranscodeSession.length, TranscodeSession: rows(TranscodeSession) });
  });
  app.get("/transcode/sessions/:key", (c) => {
    if (!admin(c)) return refuse(c, 403);
    const found = transcoder.sessions().find((info) => info.key === c.req.param("key"));
    return found ? reply(c, { size: 1, TranscodeSession: [transcodeRow(found)] }) : refuse(c, 404);
  });

  // POST in the description, GET in the wild.
  app.on(["GET", "POST"], "/status/sessions/terminate", async (c) => {
    const owner = c.get("account");
    if (!admin(c) || !owner.plexPass) return refuse(c, 403);
    const id = param(c, "sessionId");
    if (id === undefined) return refuse(c, 400);
    const session = playing(server).find((each) => each.id === id);
    if (!session) return refuse(c, 404);
    const text = param(c, "reason") ?? "The server's owner has ended this playback.";
    server.watching.terminations.set(id, { code: terminatedByOwner, text });
    const transcode = transcodeOf(session, transcoder.sessions());
    // Its segments are gone at once; the words reach the player with its next report.
    if (transcode) await transcoder.app.request(`/stop?session=${encodeURIComponent(transcode.key)}`);
    return done(c);
  });

  app.get("/status/sessions/history/all", (c) => {
    const found = viewsOf(server, historyQuery(c));
    if (param(c, "sort") === "viewedAt:asc" || param(c, "sort") === "viewedAt") found.reverse();
    const { counts, page: cut } = page(c, found);
    return reply(c, { ...counts, Metadata: rows(cut.map(row)) });
  });
  app.get("/status/sessions/history/:id{[0-9]+}", (c) => {
    const found = viewsOf(server, historyQuery(c)).find(({ view }) => String(view.id) === c.req.param("id"));
    return found ? reply(c, { size: 1, Metadata: [row(found)] }) : refuse(c, 404);
  });
  app.delete("/status/sessions/history/:id{[0-9]+}", (c) => {
    if (!admin(c)) return refuse(c, 403);
    const { history } = server.watching;
    const at = history.findIndex((view) => String(view.id) === c.req.param("id"));
    if (at < 0) return refuse(c, 404);
    history.splice(at, 1);
    return reply(c, { size: 0 });
  });

  function row({ view, item }: ReturnType<typeof viewsOf>[number]) {
    const account = world.accounts.get(view.accountId);
    return historyRow(server, view, item, account ? localId(server, account) : view.accountId);
  }

  /** The operator stands left of the `=`: `viewedAt>=1` is the field `viewedAt>` (PROTOCOL §3.7). */
  function historyQuery(c: Context<PmsEnv>): HistoryQuery {
    // Not `param`: names with an operator are no header names.
    const query = new URL(c.req.url).searchParams;
    const number = (name: string) => (query.has(name) ? Number(query.get(name)) : undefined);
    const asked = number("accountID");
    const about = asked === undefined ? undefined : (accountOfLocalId(world, server, asked)?.id ?? asked);
    const least = number("viewedAt>");
    const most = number("viewedAt<");
    return {
      accountId: admin(c) ? about : c.get("account").id,
      sectionId: number("librarySectionID"),
      item: param(c, "metadataItemID"),
      after: number("viewedAt>>") ?? (least === undefined ? undefined : least - 1),
      before: number("viewedAt<<") ?? (most === undefined ? undefined : most + 1),
    };
  }
  return app;
}
