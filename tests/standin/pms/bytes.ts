import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Context } from "hono";
import type { Part } from "../catalog/types.ts";
import { flag } from "../http/params.ts";
import { refuse } from "./errors.ts";

const types = {
  mp4: "video/mp4",
  mkv: "video/x-matroska",
  m4a: "audio/mp4",
  mp3: "audio/mpeg",
  flac: "audio/flac",
  jpg: "image/jpeg",
} as const;

/** The bytes of a part, whole or the range that is asked for. */
export async function bytesOf(c: Context, part: Part): Promise<Response> {
  const { size } = await stat(part.file.path);
  c.header("Accept-Ranges", "bytes");
  c.header("Content-Type", types[part.file.container]);
  if (flag(c, "download"))
    c.header("Content-Disposition", `attachment; filename="file.${part.file.container}"`);

  const range = rangeOf(c.req.header("range"), size);
  if (range === "unsatisfiable") {
    c.header("Content-Range", `bytes */${size}`);
    return refuse(c, 416);
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  c.header("Content-Length", String(end - start + 1));
  if (range) c.header("Content-Range", `bytes ${start}-${end}/${size}`);
  const status = range ? 206 : 200;
  if (c.req.method === "HEAD") return c.body(null, status);
  // Node's and the DOM's ReadableStream are the same thing under two type names.
  const body = Readable.toWeb(createReadStream(part.file.path, { start, end })) as ReadableStream;
  return c.body(body, status);
}

/** Inclusive byte positions. Several ranges, other units and nonsense are ignored, as RFC 9110 allows. */
function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | "unsatisfiable" | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  const [, from = "", to = ""] = match ?? [];
  if (!from && !to) return undefined;
  if (!from) {
    const last = Number(to);
    return last === 0 ? "unsatisfiable" : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(from);
  const end = to ? Math.min(Number(to), size - 1) : size - 1;
  if (to && Number(to) < start) return undefined;
  return start >= size ? "unsatisfiable" : { start, end };
}
