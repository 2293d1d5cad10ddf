import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../log/log.ts";
import { maskedPath, type RequestFacts, type Underway } from "../request/underway.ts";
import { isStatic } from "./static.ts";

/** An id that a proxy of ours gave the request, if it is nothing but an id. */
const SANE = /^[\w-]{8,64}$/;

/** The words that addresses of Marquee are made of; whatever else stands in one may be anybody's business. */
const words = new Set(
  "api auth plex csrf providers session callback signin signout error openapi.json sign-in return search settings server item library watch developers".split(
    " ",
  ),
);

/**
 * Begins the facts of a request, with an id that the answer names too, and writes its line when it is over.
 *
 * @param isTrusted the request comes from a proxy that is believed, also about its id
 */
export function take(request: IncomingMessage, response: ServerResponse, isTrusted: boolean): Underway {
  const given = request.headers["x-request-id"];
  const requestId = isTrusted && typeof given === "string" && SANE.test(given) ? given : randomUUID();
  response.setHeader("X-Request-Id", requestId);
  const [path = "/"] = (request.url ?? "/").split("?");
  const facts: RequestFacts = { requestId, route: maskedPath(path, (word) => words.has(word)) };
  const here: Underway = { facts, response, isOver: false, atEnd: [] };
  const started = performance.now();
  response.once("close", () => {
    here.isOver = true;
    for (const work of here.atEnd) work();
    if (isStatic(path)) return;
    const { statusCode: status, writableFinished } = response;
    const ms = Math.round(performance.now() - started);
    const left = writableFinished ? undefined : true;
    const line = { ...facts, method: request.method, status, ms, left };
    log[status < 500 ? "info" : "warn"](line, "request");
  });
  return here;
}
