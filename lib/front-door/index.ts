import type { IncomingMessage, ServerResponse } from "node:http";
import { resolveOrigin, STAMP_HEADER, stamp } from "../auth/origin.ts";
import { env } from "../env.ts";
import { log } from "../log/log.ts";
import { once } from "../process/once.ts";
import { duringRequest, type Underway } from "../request/underway.ts";
import { networkOf } from "../trusted.ts";
import { setHeaders } from "./headers.ts";
import { take } from "./log-line.ts";

/** Headers by which proxies, and anybody who likes to, say where a request came from. */
const forwardedHeaders = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Sees every request before Next does, and its answer: a middleware would see them too, but costs each one
 * more (docs/decisions/016).
 *
 * Puts the truth about the request's origin into its headers: a route handler has no socket to look at, and
 * Next passes on, or fills in, X-Forwarded-* whoever sent them. What is there behind this door is one host,
 * one scheme and one address, already checked, and the stamp that says so. Then sets the headers that every
 * answer has, and keeps the facts for the log.
 *
 * @param handle answers; when it fails, the answer is 500 without a word, or breaks off
 */
export const frontDoor =
  (handle: Handler) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const here = receive(request, response);
    duringRequest(here, () => handle(request, response)).catch((err: unknown) => {
      log.error({ requestId: here.facts.requestId, err }, "request failed");
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };

function receive(request: IncomingMessage, response: ServerResponse): Underway {
  const { headers, socket } = request;
  const { trusts } = env();
  const peer = { address: socket.remoteAddress ?? "", encrypted: "encrypted" in socket };
  const isTrusted = trusts(peer.address);
  const { host, secure, ip } = resolveOrigin(headers, peer, trusts);
  if (headers["x-forwarded-proto"] && !isTrusted) hint(peer.address);
  for (const name of forwardedHeaders) Reflect.deleteProperty(headers, name);
  headers["x-forwarded-host"] = host;
  headers["x-forwarded-proto"] = secure ? "https" : "http";
  headers["x-forwarded-for"] = ip;
  headers[STAMP_HEADER] = stamp();
  setHeaders(request, response, { host, secure });
  return take(request, response, isTrusted);
}

/** Once per process: whoever runs the proxy should know why https isn't noticed; nobody can flood the log. */
const hint = (peer: string): void =>
  once("front-door-hint", () =>
    log.warn(
      { network: networkOf(peer) },
      "X-Forwarded headers of a peer in this network are ignored; if it is your proxy, add it to TRUST_PROXY",
    ),
  );
