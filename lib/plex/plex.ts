import type { Server } from "./address/ways";
import type { Envelope } from "./wire/exchange";
import type { Caller } from "./wire/headers";
import type { Query } from "./wire/target";

/** What a person's place at a server needs from those who made it, while it is used. */
export type Link = {
  /** The token to use instead of one that the server refused; the same again when there is no other. */
  renew(refused: string): Promise<string>;
  /** Told whenever the server has answered. */
  answered?(): void;
};

/** For whom and where: every verb takes it first. Cache keys and tags are derived from it. */
export type Plex = Caller & {
  userId: string;
  serverId: string;
  /** Where plex.tv says that the server is. Which address is used shows when something is sent. */
  server: Server;
  token: string;
  link: Link;
  /** Where the person really is, for Plex to know; undefined when Marquee asks of its own accord. */
  viewerAddress?: string;
  language: string;
};

/** One thing to ask of a media server; `path` is already encoded and starts with `/`. */
export type Question = {
  path: string;
  query?: Query | URLSearchParams;
  method?: Envelope["method"];
  headers?: Record<string, string>;
  body?: string;
  /** ms until the first header must be there. */
  headersTimeout?: number;
  signal?: AbortSignal;
  isStream?: boolean;
  /** What Plex says in a refusal is for the person who wants to watch. */
  isPlaying?: boolean;
  /** A GET that changes something: it is never repeated. */
  isWrite?: boolean;
};
