import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { once } from "./process";

const responses = () => once("node-responses", () => new AsyncLocalStorage<ServerResponse>());

/** Handles a request in such a way that `endBy` finds node's own response to it. */
export const withNodeResponse = <T>(response: ServerResponse, handle: () => T): T =>
  responses().run(response, handle);

/**
 * Lets a route handler write its body straight to node's response. Next carries a `Response`'s body through
 * three web streams and sends the head apart, which costs more CPU than all that Marquee does for a small
 * answer, and twice what carrying a film costs (docs/decisions/005).
 *
 * The handler returns a `Response` without a body. Next puts its status and headers on node's response and
 * ends that; `write` is called then, and has to end it.
 *
 * @returns false where there is no such response: the body has to go into the `Response`
 */
export function endBy(write: (response: ServerResponse) => void): boolean {
  const response = responses().getStore();
  if (!response) return false;
  const { end } = response;
  response.end = () => {
    response.end = end;
    write(response);
    return response;
  };
  return true;
}
