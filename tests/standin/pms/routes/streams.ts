import { readFile } from "node:fs/promises";
import { type Context, Hono } from "hono";
import { param } from "../../http/params.ts";
import type { Pms, PmsEnv } from "../env.ts";
import { refuse } from "../errors.ts";
import { streamById } from "../parts.ts";
import { reply } from "../reply.ts";
import { lyricsOf, toWebVtt } from "../texts.ts";

const encodings = new Set(["utf-8", "utf8"]);

/** External subtitle files and lyrics; embedded subtitles can't be had this way: 501 (PROTOCOL §6.9, §6.11). */
export function streamRoutes({ server }: Pms): Hono<PmsEnv> {
  const app = new Hono<PmsEnv>();
  app.get("/library/streams/:name{[0-9]+(\\.[a-z0-9]+)?}", async (c) => {
    const [id = "", extension] = c.req.param("name").split(".");
    const stream = streamById(server, c.get("account"), Number(id));
    if (stream?.streamType !== 3 && stream?.streamType !== 4) return refuse(c, 404);
    if (!stream.external) return refuse(c, 501);
    const { path, format } = stream.external;
    if (extension !== undefined && extension !== format) return refuse(c, 404);
    const encoding = param(c, "encoding")?.toLowerCase();
    if (encoding !== undefined && !encodings.has(encoding)) return refuse(c, 400);
    const text = await readFile(path, "utf8");
    const wanted = param(c, "format") ?? format;
    if (stream.streamType === 4) return wanted === "xml" ? reply(c, lyricsOf(text)) : plain(c, text);
    if (wanted === "webvtt" || wanted === "vtt") return plain(c, toWebVtt(text), "text/vtt");
    return wanted === "srt" ? plain(c, text) : refuse(c, 400);
  });

  // How loud a piece of music is from moment to moment; here it breathes.
  const loudness = (c: Context<PmsEnv>): number[] | undefined => {
    const stream = streamById(server, c.get("account"), Number(c.req.param("id")));
    if (stream?.streamType !== 2) return undefined;
    const samples = Number(param(c, "subsample") ?? 128);
    if (!(samples >= 1 && samples <= 10_000)) return undefined;
    return Array.from({ length: samples }, (_, at) => Math.round(-240 + 60 * Math.sin(at / 9)) / 10);
  };
  app.get("/library/streams/:id/levels", (c) => {
    const levels = loudness(c);
    if (!levels) return refuse(c, 404);
    const Level = levels.map((v) => ({ v }));
    return reply(c, { size: Level.length, totalSamples: String(Level.length), Level });
  });
  app.get("/library/streams/:id/loudness", (c) => {
    const levels = loudness(c);
    return levels ? plain(c, levels.map((v) => `${v.toFixed(1)}\n`).join("")) : refuse(c, 404);
  });
  return app;
}

function plain(c: Context, text: string, type = "text/plain"): Response {
  return c.body(text, 200, { "Content-Type": `${type}; charset=utf-8` });
}
