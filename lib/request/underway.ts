import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { once } from "@/lib/process/once";

/** Where answers came from: all from the cache, some from Plex just now, or some past their time. */
export type CacheState = "hit" | "miss" | "stale";

/** What is known of a request: the log's line about it. Nothing in it may be secret, or say what was looked for. */
export type RequestFacts = {
  requestId: string;
  /** The path with `:id` for whatever isn't the route's own word. */
  route: string;
  userId?: string;
  serverId?: string;
  cache?: CacheState;
  /** How it failed: a code of `lib/api/errors.ts`, and what was behind it. */
  code?: string;
  cause?: string;
};

/** A path as the log may know it: `:id` stands for every word that might be somebody's business. */
export const maskedPath = (path: string, isKnown: (word: string) => boolean): string =>
  path
    .split("/")
    .map((word) => (word === "" || isKnown(word) ? word : ":id"))
    .join("/");

/** A request on its way through Marquee. */
export type Underway = {
  facts: RequestFacts;
  response: ServerResponse;
  isOver: boolean;
  atEnd: (() => void)[];
};

const underway = () => once("requests-underway", () => new AsyncLocalStorage<Underway>());

/** Does the work of a request; all that it sets off knows the request, however deep it is. */
export const duringRequest = <T>(here: Underway, work: () => T): T => underway().run(here, work);

/** The facts of the request being answered; undefined in work of Marquee's own. */
export const requestFacts = (): RequestFacts | undefined => underway().getStore()?.facts;

/** Adds to the facts of the request being answered, if there is one. */
export function note(facts: Partial<RequestFacts>): void {
  const here = underway().getStore();
  if (here) Object.assign(here.facts, facts);
}

/** Sets a header of the answer, whether it will be a success or a failure. */
export function answerHeader(name: string, value: string): void {
  const response = underway().getStore()?.response;
  if (response && !response.headersSent) response.setHeader(name, value);
}

/** Does something once the last byte of the answer is gone, or the caller is. */
export function atEnd(work: () => void): void {
  const here = underway().getStore();
  if (!here || here.isOver) work();
  else here.atEnd.push(work);
}

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
  const response = underway().getStore()?.response;
  if (!response) return false;
  const { end } = response;
  response.end = () => {
    response.end = end;
    write(response);
    return response;
  };
  return true;
}
