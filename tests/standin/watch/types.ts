/** What one account did with one item. Offsets in ms, `viewedAt`/`ratedAt` in epoch ms. */
export type ItemState = {
  viewCount: number;
  viewOffset?: number;
  viewedAt?: number;
  skipCount: number;
  userRating?: number;
  ratedAt?: number;
  /** Taken off Continue Watching by hand; the next playback puts it back. */
  hidden?: boolean;
};

/** Chosen streams of one part; subtitle 0 is "off". */
export type Selection = { audio?: number; subtitle?: number };

/** The player, as it named itself in its headers. */
export type Client = {
  id: string;
  product: string;
  title: string;
  platform: string;
  platformVersion?: string;
  version?: string;
  device?: string;
  model?: string;
  profile?: string;
};

/** Something being played right now, as `/status/sessions` shows it. */
export type PlaySession = {
  id: string;
  /** Counts up per server: the `sessionKey` of rows and events. */
  key: number;
  accountId: number;
  ratingKey: string;
  state: string;
  /** ms. */
  time: number;
  /** Of the last report, epoch ms: a player that vanished goes on being listed for half an hour. */
  reportedAt: number;
  client: Client;
  location: string;
  playQueueItemID?: number;
  playQueueID?: number;
  /** A report between 0 and the threshold was seen: the next one above it marks the item watched. */
  armed: boolean;
};

type Termination = { code: number; text: string };

/** One view, as the history tells it. `viewedAt` in epoch ms. */
export type View = { id: number; accountId: number; ratingKey: string; viewedAt: number; deviceId: number };

/** A client that has asked this server for something; `createdAt` in epoch ms. */
export type Device = { id: number; clientId: string; name: string; platform: string; createdAt: number };

/** All state of one server, per account: nothing one account does is seen by another. */
export type Watching = {
  items: Map<number, Map<string, ItemState>>;
  selections: Map<number, Map<number, Selection>>;
  sessions: Map<string, PlaySession>;
  lastSessionKey: number;
  /** By X-Plex-Session-Identifier: told to the player in the next timeline reply. */
  terminations: Map<string, Termination>;
  /** X-Plex-Session-Identifiers whose next reply carries a new decision, if they understand one. */
  redecided: Set<string>;
  history: View[];
  /** By client identifier. */
  devices: Map<string, Device>;
  /** Which device each account used last. */
  lastDevice: Map<number, number>;
};

export function newWatching(): Watching {
  return {
    items: new Map(),
    selections: new Map(),
    sessions: new Map(),
    lastSessionKey: 0,
    terminations: new Map(),
    redecided: new Set(),
    history: [],
    devices: new Map(),
    lastDevice: new Map(),
  };
}
