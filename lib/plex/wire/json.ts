import type { z } from "zod";
import { PlexError } from "./errors";
import type { Reply } from "./exchange";
import { readBody } from "./read-body";

/** No listing that Marquee asks for comes near this; a body past it is not what was asked for. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Listings shrink to a tenth on the way (PROTOCOL §9.4). Media, pictures and events are never asked for like this. */
export const zippedJson = { "Accept-Encoding": "gzip" };

/** Reads a whole body as JSON. PMS calls HTML pages 200 at times, so nothing is assumed (PROTOCOL §9.1). */
export async function readJson(reply: Reply): Promise<unknown> {
  const body = await readBody(reply, MOST_BYTES);
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw new PlexError("bad_reply", { cause });
  }
}

/** The inside of a `MediaContainer`; undefined where there is none. */
export const containerOf = (json: unknown): unknown =>
  typeof json === "object" && json !== null && "MediaContainer" in json ? json.MediaContainer : undefined;

/** Reads the inside of a `MediaContainer`. @throws PlexError `bad_reply` */
export const unwrap = <S extends z.ZodType>(schema: S, json: unknown): z.output<S> =>
  decode(schema, containerOf(json));

/** @throws PlexError `bad_reply` with zod's issues as its cause */
export function decode<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new PlexError("bad_reply", { cause: result.error });
  return result.data;
}
