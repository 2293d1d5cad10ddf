import { Readable } from "node:stream";
import { type Context, Hono } from "hono";
import { type Cue, cuesOf, cueText } from "./cues.ts";
import { empty, refuse } from "./html.ts";
import { masterPlaylist } from "./playlist.ts";
import { parameter, readQuery, type TranscodeQuery } from "./query.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import type { Conversion } from "./types.ts";

const TYPES: Record<string, string | undefined> = {
  ...{ mkv: "video/x-matroska", mp4: "video/mp4", mp3: "audio/mpeg", flac: "audio/flac" },
};
const PLAYLIST = { "Content-Type": "application/vnd.apple.mpegurl" };

type Decided = { session: Session; query: TranscodeQuery; conversion: Conversion };

/** What is asked for with the words of a `decision`: `start.*` and the subtitles beside it (PROTOCOL §6.3, §6.9). */
export function startRoutes(sessions: Sessions, accountOf: (context: Context) => string): Hono {
  const app = new Hono();

  /** The conversion that was decided on with exactly these words, by this account. */
  const decided = (context: Context, query: TranscodeQuery): Decided | undefined => {
    const session = sessions.touch(query.session);
    const same = session?.query.core === query.core && session.account === accountOf(context);
    if (!session || !same || session.decision.mode !== "transcode") return undefined;
    return { session, query, conversion: session.decision.conversion };
  };

  app.get("/:start{start(\\.[a-z0-9]+)?}", async (context) => {
    // A start without a session is one without a decision, too: 2xx, and nothing in it (PROTOCOL §6.3).
    if (!parameter(context, "session")) return empty(context);
    const query = readQuery(context);
    if (!query) return refuse(context, 400);
    const found = decided(context, query);
    const hls = context.req.param("start") === "start.m3u8";
    // The real server doesn't complain about a start nobody decided on; it just has nothing to say (PROTOCOL §6.3).
    if (!found || hls !== (found.conversion.protocol === "hls")) return empty(context);
    const { session, conversion } = found;
    if (hls) {
      sessions.start(session, query.offset);
      return context.body(masterPlaylist(query.session, conversion), 200, PLAYLIST);
    }
    const stream = await sessions.stream(session, query.offset);
    if (!stream) return empty(context);
    const bytes = stream.body(() => sessions.touch(query.session));
    const type = TYPES[conversion.container] ?? "application/octet-stream";
    return context.body(Readable.toWeb(bytes) as ReadableStream, 200, { "Content-Type": type });
  });

  app.get("/subtitles", async (context) => {
    const query = readQuery(context);
    if (!query) return refuse(context, 400);
    const found = decided(context, query);
    const subtitle = found?.conversion.subtitle;
    if (!found || !subtitle || subtitle.how === "burn" || subtitle.how === "embedded")
      return refuse(context, 404);
    const cues = await cuesOf(found.session.file, subtitle.from);
    const format = subtitle.codec === "webvtt" ? "vtt" : "srt";
    const text = Readable.from(growing(found.session, cues, format, context.req.raw.signal));
    return context.body(Readable.toWeb(text) as ReadableStream, 200, { "Content-Type": `text/${format}` });
  });

  return app;
}

/** Subtitles as far as the encoder has come, more as it proceeds, until the title or the session ends. */
async function* growing(
  { encoder, file }: Session,
  cues: Cue[],
  format: "vtt" | "srt",
  signal: AbortSignal,
): AsyncGenerator<string> {
  if (format === "vtt") yield "WEBVTT\n\n";
  let told = 0;
  while (!signal.aborted) {
    const { to } = encoder?.ready ?? { to: Number.POSITIVE_INFINITY };
    for (let cue = cues[told]; cue && cue.start < to; cue = cues[++told])
      yield cueText(cue, format, told + 1);
    if (!encoder || encoder.isClosed || told >= cues.length || to >= file.duration / 1000) return;
    await encoder.progress(signal);
  }
}
