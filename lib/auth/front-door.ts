import { IncomingMessage, Server, ServerResponse } from "node:http";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { withNodeResponse } from "@/lib/node-response";
import { once } from "@/lib/process";
import { plainAddress } from "@/lib/trusted";
import { resolveOrigin, STAMP_HEADER, stamp } from "./origin";

/** Headers by which proxies, and anybody who likes to, say where a request came from. */
const forwardedHeaders = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/**
 * Puts the truth about each request's origin into its headers before Next sees it: a route handler has no
 * socket to look at, and Next passes on, or fills in, X-Forwarded-* whoever sent them.
 *
 * What is there behind this door is one host, one scheme and one address, already checked, and the stamp
 * that says so. Requests that arrive while the server is still starting are without the stamp. Node's own
 * response goes along beside it, for handlers that write their bodies themselves.
 */
export const openFrontDoor = (): void =>
  once("front-door", () => {
    const emit = Server.prototype.emit;
    Server.prototype.emit = function (this: Server, event: string | symbol, ...details: unknown[]) {
      const pass = () => Reflect.apply(emit, this, [event, ...details]);
      const [request, response] = details;
      if (event !== "request" || !(request instanceof IncomingMessage)) return pass();
      receive(request);
      return response instanceof ServerResponse ? withNodeResponse(response, pass) : pass();
    };
  });

function receive({ headers, socket }: IncomingMessage): void {
  const { trusts } = env();
  const peer = { address: socket.remoteAddress ?? "", encrypted: "encrypted" in socket };
  const { host, secure, ip } = resolveOrigin(headers, peer, trusts);
  if (headers["x-forwarded-proto"] && !trusts(peer.address)) hint(plainAddress(peer.address));
  for (const name of forwardedHeaders) Reflect.deleteProperty(headers, name);
  headers["x-forwarded-host"] = host;
  headers["x-forwarded-proto"] = secure ? "https" : "http";
  headers["x-forwarded-for"] = ip;
  headers[STAMP_HEADER] = stamp();
}

/** Once per process: whoever runs the proxy should know why https isn't noticed; nobody can flood the log. */
const hint = (peer: string): void =>
  once("front-door-hint", () =>
    log.warn(
      { peer },
      "X-Forwarded headers of this peer are ignored; if it is your proxy, add it to TRUST_PROXY",
    ),
  );
