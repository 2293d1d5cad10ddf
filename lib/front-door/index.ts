import { IncomingMessage, Server, ServerResponse } from "node:http";
import { resolveOrigin, STAMP_HEADER, stamp } from "@/lib/auth/origin";
import { env } from "@/lib/env";
import { log } from "@/lib/log/log";
import { once } from "@/lib/process/once";
import { duringRequest } from "@/lib/request/underway";
import { networkOf } from "@/lib/trusted";
import { setHeaders } from "./headers";
import { take } from "./line";

/** Headers by which proxies, and anybody who likes to, say where a request came from. */
const forwardedHeaders = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/** ms that answers have to end by themselves once Marquee is told to stop: films and what listens never would. */
const GRACE_MS = 3_000;

/**
 * Sees every request before Next does, and its answer: a middleware would see them too, but costs each one
 * more (docs/decisions/016). Requests that arrive while the server is still starting pass by unseen.
 *
 * Puts the truth about the request's origin into its headers: a route handler has no socket to look at, and
 * Next passes on, or fills in, X-Forwarded-* whoever sent them. What is there behind this door is one host,
 * one scheme and one address, already checked, and the stamp that says so. Then sets the headers that every
 * answer has, and keeps the facts for the log.
 */
export const openFrontDoor = (): void =>
  once("front-door", () => {
    const emit = Server.prototype.emit;
    const servers = new Set<Server>();
    const stop = () =>
      setTimeout(() => {
        for (const server of servers) server.closeAllConnections();
      }, GRACE_MS);
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
    Server.prototype.emit = function (this: Server, event: string | symbol, ...details: unknown[]) {
      const pass = () => Reflect.apply(emit, this, [event, ...details]);
      const [request, response] = details;
      if (event !== "request" || !(request instanceof IncomingMessage)) return pass();
      servers.add(this);
      return response instanceof ServerResponse ? receive(request, response, pass) : pass();
    };
  });

function receive(request: IncomingMessage, response: ServerResponse, pass: () => boolean): boolean {
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
  return duringRequest(take(request, response, isTrusted), pass);
}

/** Once per process: whoever runs the proxy should know why https isn't noticed; nobody can flood the log. */
const hint = (peer: string): void =>
  once("front-door-hint", () =>
    log.warn(
      { network: networkOf(peer) },
      "X-Forwarded headers of a peer in this network are ignored; if it is your proxy, add it to TRUST_PROXY",
    ),
  );
