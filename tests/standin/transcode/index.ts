import { type Context, Hono } from "hono";
import { toXml } from "../http/xml.ts";
import type { MediaFile } from "../media/index.ts";
import { decide } from "./decision.ts";
import { hlsRoutes } from "./hls.ts";
import { empty, refuse } from "./html.ts";
import { loadProfile } from "./profile.ts";
import { parameter, readQuery } from "./query.ts";
import { decisionReply } from "./reply.ts";
import type { TranscodeSessionInfo } from "./session-info.ts";
import { Sessions } from "./sessions.ts";
import { startRoutes } from "./start.ts";
import { findSubject } from "./subject.ts";

export type { TranscodeSessionInfo } from "./session-info.ts";

export type TranscodeDeps = {
  /** The item as this account sees it (detail JSON with `Media[].Part[].Stream[]`), and its films by [media][part]. */
  findItem(
    account: string,
    ratingKey: string,
  ): { item: Record<string, unknown>; files: MediaFile[][] } | undefined;
  accountOf(context: Context): string;
  /** A folder for segments; each session makes and removes its own inside. */
  dir: string;
  /** A session untouched for this long is stopped; 76 000 ms by default (PROTOCOL §6.7). */
  idleMs?: number;
  /** How long a segment request waits for the encoder; 30 000 ms by default. */
  waitMs?: number;
};

/**
 * The universal transcoder (PROTOCOL §6.3), its paths relative to `/{video|music|audio}/:/transcode/universal`:
 * `decision`, `start.*`, the playlists and segments of a session, `subtitles`, `fallback`, `ping` and `stop`.
 * `close` ends every session and its ffmpeg.
 */
export function transcodeRoutes(deps: TranscodeDeps): {
  app: Hono;
  close(): Promise<void>;
  sessions(): TranscodeSessionInfo[];
} {
  const sessions = new Sessions(deps.dir, deps.idleMs ?? 76_000);
  const waitMs = deps.waitMs ?? 30_000;
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.header("X-Plex-Protocol", "1.0");
    context.header("Cache-Control", "no-cache");
  });

  app.get("/decision", async (context) => {
    const query = readQuery(context);
    if (!query) return refuse(context, 400);
    const account = deps.accountOf(context);
    const found = deps.findItem(account, query.ratingKey);
    if (!found) return refuse(context, 404);
    const match = findSubject(found, query);
    if (!match) return refuse(context, 400);
    const { subject, file, chosen } = match;
    const profile = loadProfile(query);
    const decision = decide(query, profile, file, chosen);
    const redecide = () =>
      decide({ ...query, directPlay: false, directStream: false }, profile, file, chosen);
    await sessions.register({ account, query, decision, file, redecide });
    return answer(context, decisionReply(subject, decision, query.hasMDE));
  });

  app.route("/", startRoutes(sessions, deps.accountOf));
  app.route("/", hlsRoutes(sessions, waitMs));

  app.get("/ping", (context) => {
    const id = parameter(context, "session");
    if (!id) return refuse(context, 400);
    return sessions.touch(id) ? empty(context) : refuse(context, 404);
  });

  app.get("/stop", async (context) => {
    const id = parameter(context, "session");
    if (!id) return refuse(context, 400);
    return (await sessions.stop(id)) ? empty(context) : refuse(context, 404);
  });

  app.post("/fallback", async (context) => {
    const session = sessions.touch(
      parameter(context, "session") ?? parameter(context, "transcodeSessionId") ?? "",
    );
    if (!session) return refuse(context, 404);
    return (await sessions.fallBack(session)) ? empty(context) : refuse(context, 412);
  });

  app.notFound((context) => refuse(context, 404));

  return { app, close: () => sessions.close(), sessions: () => sessions.list() };
}

/** JSON for those who ask for it, XML for everybody else (PROTOCOL §1.2). */
function answer(context: Context, container: Record<string, unknown>): Response {
  if (context.req.header("accept")?.includes("application/json")) {
    return context.json({ MediaContainer: container });
  }
  const headers = { "Content-Type": "text/xml;charset=utf-8" };
  return context.body(toXml("MediaContainer", container), 200, headers);
}
