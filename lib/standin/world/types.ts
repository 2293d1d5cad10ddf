import type { Catalogue } from "../catalog/types.ts";
import type { Watching } from "../watch/types.ts";

/** Which sections of a server an account may see. */
export type Access = { serverId: string; owned: boolean; sections: number[] | "all" };

/** A person with a plex.tv account. `title` is what people read, `username` what they sign in with. */
export type Account = {
  id: number;
  uuid: string;
  username: string;
  title: string;
  email: string;
  servers: Access[];
};

/** A sign-in request. `accountId` is set once somebody allowed it. Times are epoch ms. */
export type Pin = {
  id: number;
  code: string;
  clientId: string;
  product: string;
  strong: boolean;
  createdAt: number;
  expiresAt: number;
  authToken?: string;
};

/** One Plex Media Server: who owns it, what it holds, and what each account did with it. */
export type PlexServer = {
  id: string;
  name: string;
  owner: { id: number; title: string };
  version: string;
  catalogue: Catalogue;
  watching: Watching;
  /** Where it listens, e.g. `http://127.0.0.1:41234`. */
  url: string;
  port: number;
};

export type World = {
  accounts: Map<number, Account>;
  servers: PlexServer[];
  pins: Map<number, Pin>;
  accountTokens: Map<string, { accountId: number; clientId: string }>;
  serverTokens: Map<string, { serverId: string; accountId: number }>;
  /** Every token handed out since the start, revoked or not: what a test searches a browser for. */
  issued: Set<string>;
  /** plex.tv's own address: avatars live there. */
  tvUrl: string;
};
