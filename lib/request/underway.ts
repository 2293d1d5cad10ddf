import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { once } from "../process/once.ts";

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
  /** Writes the answer, once there is one that isn't Next's to write. */
  write?: () => void;
};

const underway = () => once("requests-underway", () => new AsyncLocalStorage<Underway>());

/** Does the work of a request; all that it sets off knows the request, however deep it is. */
export const duringRequest = <T>(here: Underway, work: () => T): T => underway().run(here, work);

/** The request being answered; undefined in work of Marquee's own. */
export const current = (): Underway | undefined => underway().getStore();

/** The facts of the request being answered; undefined in work of Marquee's own. */
export const requestFacts = (): RequestFacts | undefined => current()?.facts;

/** Adds to the facts of the request being answered, if there is one. */
export function note(facts: Partial<RequestFacts>): void {
  const here = current();
  if (here) Object.assign(here.facts, facts);
}

/** Does something once the last byte of the answer is gone, or the caller is. */
export function atEnd(work: () => void): void {
  const here = current();
  if (!here || here.isOver) work();
  else here.atEnd.push(work);
}
