import { readFile } from "node:fs/promises";
import { type Context, Hono } from "hono";
import { cuesOf, vttSegment } from "./cues.ts";
import { fragmentsOf, headerOf } from "./fragments.ts";
import { refuse } from "./html.ts";
import { mediaPlaylist, subtitlePlaylist } from "./playlist.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

const PLAYLIST = { "Content-Type": "application/vnd.apple.mpegurl" };
/** How much later than the title's own clock an MPEG-TS rendition's runs, in s (see `ffmpeg.ts`). */
const TS_LEAD = 0.1;

/** The playlists and segments of a session (PROTOCOL §6.8). A segment request waits `waitMs` for the encoder. */
export function hlsRoutes(sessions: Sessions, waitMs: number): Hono {
  const app = new Hono();
  const sessionOf = (context: Context) => {
    const session = sessions.touch(context.req.param("session") ?? "");
    if (!session?.encoder || session.decision.mode !== "transcode") return undefined;
    return { session, encoder: session.encoder, conversion: session.decision.conversion };
  };
  const patience = (context: Context) =>
    AbortSignal.any([context.req.raw.signal, AbortSignal.timeout(waitMs)]);

  app.get("/session/:session/base/index.m3u8", (context) => {
    const found = sessionOf(context);
    if (!found) return refuse(context, 404);
    const { session, encoder, conversion } = found;
    session.listed = true;
    const list = mediaPlaylist(session.file.duration, encoder.length, conversion.container);
    return context.body(list, 200, PLAYLIST);
  });

  app.get("/session/:session/base/header", async (context) => {
    const found = sessionOf(context);
    if (!found?.session.listed || found.conversion.container !== "mp4") return refuse(context, 404);
    const path = await found.encoder.anySegment(patience(context));
    if (!path) return refuse(context, 404);
    return media(context, headerOf(await readFile(path)), "video/mp4");
  });

  app.get("/session/:session/base/:segment{[0-9]{5}\\.(?:ts|m4s)}", async (context) => {
    const found = sessionOf(context);
    if (!found?.session.listed) return refuse(context, 404);
    const { session, encoder, conversion } = found;
    const [number = "", ending] = context.req.param("segment").split(".");
    const fragmented = conversion.container === "mp4";
    if ((ending === "m4s") !== fragmented) return refuse(context, 404);
    const path = await encoder.segment(Number.parseInt(number, 10), patience(context));
    if (!path) return refuse(context, 404);
    sessions.touch(session.query.session);
    const bytes = await readFile(path);
    return fragmented ? media(context, fragmentsOf(bytes), "video/mp4") : media(context, bytes, "video/mp2t");
  });

  app.get("/session/:session/vtt-base/index.m3u8", (context) => {
    const found = sessionOf(context);
    if (!found || !segmentedSubtitle(found.session)) return refuse(context, 404);
    const { session, encoder } = found;
    return context.body(subtitlePlaylist(session.file.duration, encoder.length), 200, PLAYLIST);
  });

  app.get("/session/:session/vtt-base/:segment{[0-9]+\\.vtt}", async (context) => {
    const found = sessionOf(context);
    const stream = found && segmentedSubtitle(found.session);
    const n = Number.parseInt(context.req.param("segment"), 10);
    if (!found || !stream || n >= found.encoder.count) return refuse(context, 404);
    const { session, encoder, conversion } = found;
    const cues = await cuesOf(session.file, stream);
    const lead = conversion.container === "mpegts" ? TS_LEAD : 0;
    const text = vttSegment(cues, n * encoder.length, (n + 1) * encoder.length, lead);
    return context.body(text, 200, { "Content-Type": "text/vtt" });
  });

  return app;
}

function segmentedSubtitle({ decision }: Session) {
  if (decision.mode !== "transcode") return undefined;
  const { subtitle } = decision.conversion;
  return subtitle?.how === "segments" ? subtitle.from : undefined;
}

function media(context: Context, bytes: Buffer, type: string): Response {
  const headers = { "Content-Type": type, "Content-Length": String(bytes.length) };
  return context.body(new Uint8Array(bytes), 200, headers);
}
