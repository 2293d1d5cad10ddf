import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";

/** One HTTP exchange to make: `base` is an origin, or a path on one; `path` is already encoded and starts with `/`. */
export type Envelope = {
  base: string;
  /** Whom it goes to, for the log: a server's id; without one it is plex.tv. */
  to?: string;
  path: string;
  query?: URLSearchParams;
  method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** ms until the first header must be there; default `patience.headers` of http.ts. */
  headersTimeout?: number;
  /** The body is for a viewer, who reads it as slowly as they like. */
  isStream?: boolean;
};

export type Reply = { status: number; headers: IncomingHttpHeaders; body: Dispatcher.ResponseData["body"] };
