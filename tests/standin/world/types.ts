import type { Catalogue } from "../catalog/types.ts";
import type { Activities } from "../events/activities.ts";
import type { Feed } from "../events/feed.ts";
import type { TvState } from "../tv/state.ts";
import type { Preferences } from "../watch/preferences.ts";
import type { Watching } from "../watch/types.ts";
import type { Lists } from "./lists.ts";
import type { Moods } from "./moods.ts";

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
  /** An active Plex Pass. */
  plexPass: boolean;
  /** A managed user: no e-mail, no username towards others, can't sign in by themselves. */
  restricted: boolean;
  /** The account whose Home this one belongs to; its own number when it is the admin. */
  homeAdmin?: number;
  /** What must be typed to switch to this Home user. */
  homePin?: string;
  /** Odd rows of its resources, asked for by a knob. */
  oddities: Oddity[];
};

/** A shape of resource (see tv/shapes.ts): of that server, or of an invented one that is never there. */
type Oddity = { shape: string; serverId?: string };

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
  /** Polls see the approval only from then on. */
  visibleFrom?: number;
  /** The key of a device that wants a JWT in exchange for this PIN. */
  thumbprint?: string;
};

/** One Plex Media Server: who owns it, what it holds, and what each account did with it. */
export type PlexServer = {
  id: string;
  name: string;
  owner: { id: number; title: string; plexPass: boolean };
  version: string;
  catalogue: Catalogue;
  watching: Watching;
  /** Collections, playlists, play queues and downloaded subtitles. */
  lists: Lists;
  /** What its notification streams tell. */
  events: Feed;
  activities: Activities;
  moods: Moods;
  preferences: Preferences;
  /** Where it listens, e.g. `http://127.0.0.1:41234`. */
  url: string;
  port: number;
  /** A second address of the same server, as its rows of the shape `two-addresses` name it. */
  sidePort: number;
  /** A reverse proxy in front of it, which knows it below `/plex` alone. */
  proxyPort: number;
};

/** A token that its server doesn't know yet: for so many requests, or until that time (epoch ms) (PROTOCOL §2.10). */
export type Unsettled = { requests: number; until: number };

export type World = {
  accounts: Map<number, Account>;
  servers: PlexServer[];
  pins: Map<number, Pin>;
  /** `expiresAt` (epoch ms) is set for JWTs alone. */
  accountTokens: Map<string, { accountId: number; clientId: string; expiresAt?: number }>;
  /** `expiresAt` (epoch ms) is set for transient ones alone. */
  serverTokens: Map<
    string,
    { serverId: string; accountId: number; expiresAt?: number; unsettled?: Unsettled }
  >;
  /** What servers make of tokens issued from now on. */
  unsettled?: Unsettled;
  /** Every token handed out since the start, revoked or not: what a test searches a browser for. */
  issued: Set<string>;
  /** plex.tv's own address: avatars live there. */
  tvUrl: string;
  discoverUrl: string;
  /** Keys, nonces and watchlists. */
  tv: TvState;
};
