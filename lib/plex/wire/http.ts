import { Agent, buildConnector, request } from "undici";
import { env } from "@/lib/env";
import { codeOf } from "@/lib/error-code";
import { once } from "@/lib/process/once";
import { logged } from "./call-log";
import { PlexError } from "./errors";
import type { Envelope, Reply } from "./exchange";
import { intoSlabs } from "./slabs";
import { encodeQuery } from "./target";

/** Milliseconds until each stage of a request is given up. There is no limit on a whole stream. */
export const patience = {
  connect: 3_000,
  get headers() {
    return env().PLEX_TIMEOUT * 1_000;
  },
  get slowHeaders() {
    return 3 * patience.headers;
  },
  idleBody: 30_000,
};

/**
 * Connections to each server: a few dozen for questions, which are short, and as many as there are viewers
 * for streams. A paused film holds its connection, so one pool for both would be full of paused films.
 */
const pools = { questions: 32, streams: null };

const agents = () =>
  once("plex-agents", () => ({ questions: agent("questions"), streams: agent("streams") }));

const agent = (pool: keyof typeof pools) =>
  new Agent({
    connect: pool === "streams" ? streamConnector() : { timeout: patience.connect },
    // PMS closes idle sockets after about 20 s (PROTOCOL §1.4): let go before it does.
    keepAliveTimeout: 15_000,
    connections: pools[pool],
    headersTimeout: patience.headers,
    bodyTimeout: patience.idleBody,
  });

/** TLS hands over 16 KiB at a time at most, which would each hold a slab: only plain connections use them. */
function streamConnector(): buildConnector.connector {
  const timeout = patience.connect;
  const [plain, secure] = [buildConnector({ timeout, onread: intoSlabs }), buildConnector({ timeout })];
  return (options, done) => (options.protocol === "https:" ? secure : plain)(options, done);
}

/**
 * The only door to Plex. Sends one request and hands back the answer as it starts, whatever its status;
 * the body is not read yet. Redirects are not followed, so a token never travels to another host.
 *
 * @throws PlexError `bad_request` when the path would leave `base`, `unreachable`, `timeout`
 */
export const send = (envelope: Envelope): Promise<Reply> => logged(envelope, () => deliver(envelope));

async function deliver(envelope: Envelope): Promise<Reply> {
  const url = addressOf(envelope);
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agents()[envelope.isStream ? "streams" : "questions"],
      method: envelope.method ?? "GET",
      headers: envelope.headers,
      body: envelope.body ?? null,
      signal: envelope.signal,
      headersTimeout: envelope.headersTimeout ?? patience.headers,
      // Of a stream, one piece waits here and one in the socket; what is more waits at Plex.
      ...(envelope.isStream ? { highWaterMark: 1 } : {}),
    });
    return { status: statusCode, headers, body };
  } catch (cause) {
    throw envelope.signal?.aborted ? cause : new PlexError(failure(cause), { cause });
  }
}

/**
 * A server may stand below a path of its host: that stays in front of every request.
 *
 * @throws PlexError `bad_request` when the path would climb out of `base`
 */
function addressOf({ base, path, query }: Envelope): URL {
  const root = new URL(base.endsWith("/") ? base : `${base}/`);
  const url = URL.canParse(`.${path}`, root) ? new URL(`.${path}`, root) : undefined;
  const isInside =
    /^\/(?!\/)/.test(path) && url?.origin === root.origin && url.pathname.startsWith(root.pathname);
  if (!isInside) throw new PlexError("bad_request");
  if (query) url.search = encodeQuery(query);
  return url;
}

/** `timeout` or `unreachable`, for what went wrong on a connection, also while a body is read. */
export function failure(cause: unknown): "timeout" | "unreachable" {
  const code = codeOf(cause);
  return code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT" ? "timeout" : "unreachable";
}

const resets = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);
const unopened = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Whether a connection that was open broke: Plex may or may not have done what it was asked. */
export const isReset = (error: PlexError) => resets.has(codeOf(error.cause) ?? "");

/** Whether no connection came about, so that Plex can't have done anything. */
export const neverSent = (error: PlexError) => unopened.has(codeOf(error.cause) ?? "");
