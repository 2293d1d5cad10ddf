import { z } from "zod";
import type { TvAccount } from "../account/plex-tv";
import { askCloud, type CloudCall } from "../ask/cloud";
import { forget } from "../cache/forget";
import { read } from "../cache/read";
import { type Whose } from "../cache/tags";
import { type Listing, listing } from "../schemas/item";
import { list, num } from "../schemas/scalars";
import { isPlexError } from "../wire/errors";
import { readJson, unwrap } from "../wire/json";

/** For whom, at Plex itself: what a `Plex` is for a media server. */
export type PlexAccount = TvAccount & Whose & { serverId: "plex.tv" };

/** `sort` is Plex's own word, e.g. `titleSort:asc`; Plex refuses more than 100 rows (PROTOCOL §4.8). */
type WatchlistPage = { offset: number; limit: number; sort: string };

/**
 * A page of what this person wants to watch. It belongs to the account, not to a server: ratingKeys are those
 * of Plex's own catalogue, and only `guid` says which item of a server is meant.
 *
 * @throws PlexError `unauthorized` when the account's token is dead
 */
export function watchlist(account: PlexAccount, page: WatchlistPage): Promise<Listing> {
  return read(account, "watchlist", { asked: page }, async () => {
    const query = {
      sort: page.sort,
      includeCollections: "1",
      includeExternalMedia: "1",
      includeGuids: "1",
      "X-Plex-Container-Start": String(page.offset),
      "X-Plex-Container-Size": String(page.limit),
    };
    const path = "/library/sections/watchlist/all";
    return unwrap(listing, await discover(account, { path, query }, readJson));
  });
}

/** Puts a film or show on the list, by its ratingKey in Plex's own catalogue. @throws PlexError `not_found` */
export const addToWatchlist = (account: PlexAccount, ratingKey: string): Promise<void> =>
  change(account, "addToWatchlist", ratingKey);

/** Takes it off the list. @throws PlexError `not_found` for a title that Plex doesn't know */
export const removeFromWatchlist = (account: PlexAccount, ratingKey: string): Promise<void> =>
  change(account, "removeFromWatchlist", ratingKey);

/**
 * Adding what is there and removing what isn't may be refused: what counts is how it is afterwards (PROTOCOL
 * §4.8). A change whose answer got lost may have been made: the next read asks Plex either way.
 */
async function change(
  account: PlexAccount,
  action: "addToWatchlist" | "removeFromWatchlist",
  ratingKey: string,
): Promise<void> {
  const call: CloudCall = { path: `/actions/${action}`, method: "PUT", query: { ratingKey } };
  try {
    await discover(account, call, (reply) => reply.body.dump());
  } catch (error) {
    const isRefused = isPlexError(error, "rejected", "not_found");
    const wanted = action === "addToWatchlist";
    if (!isRefused || (await isListed(account, ratingKey)) !== wanted) throw error;
  } finally {
    await forget(account, "watchlist");
  }
}

const stateReply = z.looseObject({ UserState: list(z.looseObject({ watchlistedAt: num })) });

async function isListed(account: PlexAccount, ratingKey: string): Promise<boolean> {
  const path = `/library/metadata/${encodeURIComponent(ratingKey)}/userState`;
  const { UserState } = unwrap(stateReply, await discover(account, { path }, readJson));
  return UserState.some((one) => one.watchlistedAt !== undefined);
}

const discover = <T>(account: PlexAccount, call: CloudCall, take: Parameters<typeof askCloud<T>>[3]) =>
  askCloud("discover", account, { ...call, token: account.token }, take);
