import type { z } from "zod";
import { codeOfStatus, PlexError } from "./errors";
import type { Caller } from "./headers";
import type { Envelope, Reply } from "./http";
import { reach } from "./reach";
import { refusalIn } from "./refusal";
import type { Server } from "./routes";
import { whole } from "./whole";

/** For whom and where: every verb takes it first. Cache keys and tags are derived from it. */
export type Plex = Caller & {
  userId: string;
  serverId: string;
  /** Where plex.tv says that the server is. Which address is used shows when something is sent. */
  server: Server;
  token: string;
  /** The token to use instead of one that the server refused; the same again when there is no other. */
  renew(refused: string): Promise<string>;
  /** Where the person really is, for Plex to know; undefined when Marquee asks of its own accord. */
  viewerAddress?: string;
  /** Told whenever the server has answered. */
  answered?(): void;
  language: string;
};

export type Query = Record<string, string | number | boolean | undefined>;

export type Question = {
  path: string;
  query?: Query | URLSearchParams;
  method?: Envelope["method"];
  headers?: Record<string, string>;
  body?: string;
  headersTimeout?: number;
  signal?: AbortSignal;
  isStream?: boolean;
  /** What Plex says in a refusal is for the person who wants to watch. */
  isPlaying?: boolean;
  /** A GET that changes something: it is never repeated. */
  isWrite?: boolean;
};

/** No listing that Marquee asks for comes near this; a body past it is not what was asked for. */
const MOST_BYTES = 32 * 1024 * 1024;
/** What is no page is empty, so that nobody has to read on to the end of one. */
const MOST_OF_A_PAGE = 64 * 1024;

/**
 * Builds a path from a template and encodes every value in it, so that no value can climb out.
 *
 * @example path`/library/metadata/${ratingKey}/children`
 */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((text, part, index) => text + encodeURIComponent(values[index - 1] ?? "") + part);
}

/**
 * Asks a media server for JSON and reads the inside of its `MediaContainer` with `schema`.
 *
 * @throws PlexError by Plex's status, `bad_reply` when the body is not what the schema wants
 */
export async function ask<S extends z.ZodType>(plex: Plex, question: Question, schema: S) {
  const json = await reach(plex, question, async (reply) => readJson(await refuseErrors(reply, question)));
  return unwrap(schema, json);
}

/** Reads the inside of a `MediaContainer`. @throws PlexError `bad_reply` */
export function unwrap<S extends z.ZodType>(schema: S, json: unknown): z.output<S> {
  const container =
    typeof json === "object" && json !== null && "MediaContainer" in json ? json.MediaContainer : undefined;
  return decode(schema, container);
}

/**
 * Tells a media server something, once; its answer is empty or of no interest.
 *
 * @throws PlexError `bad_reply` when a page comes back
 */
export async function tell(plex: Plex, question: Question): Promise<void> {
  await refusePages(await exchange(plex, { ...question, isWrite: true }));
}

/**
 * Drops the answer to something that Plex was told. Plex calls its empty success `text/html` (PROTOCOL §9.1); a
 * page with words in it is a reverse proxy's, and Plex heard nothing.
 *
 * @throws PlexError `bad_reply`
 */
export async function refusePages(reply: Reply): Promise<void> {
  const isHtml = String(reply.headers["content-type"]).startsWith("text/html");
  const text = isHtml ? (await whole(reply, MOST_OF_A_PAGE)).toString("utf8") : await reply.body.dump();
  if (text?.trim()) throw new PlexError("bad_reply", { status: reply.status });
}

/**
 * Asks a media server and hands the answer back as it starts.
 *
 * @throws PlexError also for a status of 400 and above
 */
export const exchange = (plex: Plex, question: Question): Promise<Reply> =>
  reach(plex, question, (reply) => refuseErrors(reply, question));

/** @throws PlexError for a status of 400 and above; the body is dropped, but for Plex's words to a viewer */
export async function refuseErrors(
  reply: Reply,
  { isPlaying }: Pick<Question, "isPlaying"> = {},
): Promise<Reply> {
  if (reply.status < 400) return reply;
  const message = isPlaying ? await refusalIn(reply) : undefined;
  if (!isPlaying) await reply.body.dump();
  const wait = Number(reply.headers["retry-after"]);
  throw new PlexError(codeOfStatus(reply.status), {
    message,
    status: reply.status,
    retryAfter: Number.isFinite(wait) ? wait : undefined,
  });
}

/** Reads a whole body as JSON. PMS calls HTML pages 200 at times, so nothing is assumed (PROTOCOL §9.1). */
export async function readJson(reply: Reply): Promise<unknown> {
  const body = await whole(reply, MOST_BYTES);
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw new PlexError("bad_reply", { cause });
  }
}

/** @throws PlexError `bad_reply` with zod's issues as its cause */
export function decode<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new PlexError("bad_reply", { cause: result.error });
  return result.data;
}

/** Flags go out as 0 and 1, absent values not at all. */
export function toSearch(query: Query | URLSearchParams = {}): URLSearchParams {
  if (query instanceof URLSearchParams) return query;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined)
      search.set(name, typeof value === "boolean" ? (value ? "1" : "0") : String(value));
  }
  return search;
}
