import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { type Context, Hono } from "hono";
import type { MediaFile } from "../media/index.ts";
import { decide } from "./decision.ts";
import { empty, refuse } from "./html.ts";
import { masterPlaylist, mediaPlaylist } from "./playlist.ts";
import { loadProfile } from "./profile.ts";
import { parameter, readQuery } from "./query.ts";
import { decisionReply } from "./reply.ts";
import { Sessions, type TranscodeSessionInfo } from "./sessions.ts";
import { findSubject } from "./subject.ts";

export type { TranscodeSessionInfo } from "./sessions.ts";

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

const PLAYLIST = { "Content-Type": "application/vnd.apple.mpegurl" };

/**
 * The universal transcoder (PROTOCOL §6.3), its paths relative to `/video/:/transcode/universal`: `decision`,
 * `start.m3u8`, the playlist and segments of a session, `ping` and `stop`. `close` ends every session and its ffmpeg.
 */
export function transcodeRoutes(deps: TranscodeDeps): {
  app: Hono;
  close(): Promise<void>;
  sessions(): TranscodeSessionInfo[];
} {
  const sessions = new Sessions(deps.dir, deps.idleMs ?? 76_000);
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
    const decision = decide(query, loadProfile(query), file, chosen);
    await sessions.register({ account, query, decision, file });
    return answer(context, decisionReply(subject, decision, query.hasMDE));
  });

  app.get("/start.m3u8", (context) => {
    const query = readQuery(context);
    if (!query) return refuse(context, 400);
    const session = sessions.touch(query.session);
    const same = session?.query.core === query.core && session.account === deps.accountOf(context);
    // The real server doesn't complain about a start nobody decided on; it just has nothing to say (PROTOCOL §6.3).
    if (!session || !same || session.decision.mode !== "transcode") return empty(context);
    sessions.start(session, query.offset);
    return context.body(masterPlaylist(query.session, session.decision.conversion), 200, PLAYLIST);
  });

  app.get("/session/:session/base/index.m3u8", (context) => {
    const session = sessions.touch(context.req.param("session"));
    if (!session?.encoder) return refuse(context, 404);
    session.listed = true;
    return context.body(mediaPlaylist(session.file.duration, session.encoder.length), 200, PLAYLIST);
  });

  app.get("/session/:session/base/:segment{[0-9]{5}\\.ts}", async (context) => {
    const id = context.req.param("session");
    const session = sessions.touch(id);
    if (!session?.encoder || !session.listed) return refuse(context, 404);
    const n = Number.parseInt(context.req.param("segment"), 10);
    const patience = AbortSignal.any([context.req.raw.signal, AbortSignal.timeout(deps.waitMs ?? 30_000)]);
    const path = await session.encoder.segment(n, patience);
    if (!path) return refuse(context, 404);
    sessions.touch(id);
    const { size } = await stat(path);
    const headers = { "Content-Type": "video/mp2t", "Content-Length": String(size) };
    return context.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, headers);
  });

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

  app.notFound((context) => refuse(context, 404));

  return { app, close: () => sessions.close(), sessions: () => sessions.list() };
}

/** JSON for those who ask for it; everybody else gets the container's attributes as XML (PROTOCOL §1.2). */
function answer(context: Context, container: Record<string, unknown>): Response {
  if (context.req.header("accept")?.includes("application/json"))
    return context.json({ MediaContainer: container });
  const attributes = Object.entries(container)
    .filter(([, value]) => typeof value !== "object")
    .map(
      ([name, value]) =>
        `${name}="${String(value).replace(/[<>&"]/g, (mark) => `&#${mark.charCodeAt(0)};`)}"`,
    );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<MediaContainer ${attributes.join(" ")}/>\n`;
  return context.body(xml, 200, { "Content-Type": "text/xml;charset=utf-8" });
}
