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

/** Something being played right now, as `/status/sessions` shows it. */
export type PlaySession = {
  id: string;
  accountId: number;
  ratingKey: string;
  state: string;
  /** ms. */
  time: number;
  client: { id: string; product: string; title: string; platform: string };
  /** A report between 0 and the threshold was seen: the next one above it marks the item watched. */
  armed: boolean;
};

export type Termination = { code: number; text: string };

/** All state of one server, per account: nothing one account does is seen by another. */
export type Watching = {
  items: Map<number, Map<string, ItemState>>;
  selections: Map<number, Map<number, Selection>>;
  sessions: Map<string, PlaySession>;
  /** By X-Plex-Session-Identifier: told to the player in the next timeline reply. */
  terminations: Map<string, Termination>;
};

export function newWatching(): Watching {
  return { items: new Map(), selections: new Map(), sessions: new Map(), terminations: new Map() };
}
