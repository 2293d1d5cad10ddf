import { generateKeyPairSync, type KeyObject } from "node:crypto";

/** A device's public key, registered under its RFC 7638 thumbprint. `accountId` is set once a person stands behind it. */
export type DeviceKey = { clientId: string; kid: string; key: KeyObject; accountId?: number };

/** What plex.tv remembers besides accounts, tokens and PINs. Times in epoch ms. */
export type TvState = {
  /** By thumbprint. */
  deviceKeys: Map<string, DeviceKey>;
  /** Until when a nonce is good; used ones are gone. */
  nonces: Map<string, { clientId: string; expiresAt: number }>;
  /** Per account: since when a cloud ratingKey is on the watchlist. */
  watchlists: Map<number, Map<string, number>>;
  /** How long an approval stays unseen by polls. */
  slowApprovalMs: number;
  /** What plex.tv signs its own JWTs with. */
  signing: { publicKey: KeyObject; privateKey: KeyObject };
};

export function newTvState(): TvState {
  return {
    deviceKeys: new Map(),
    nonces: new Map(),
    watchlists: new Map(),
    slowApprovalMs: 0,
    signing: generateKeyPairSync("ed25519"),
  };
}
