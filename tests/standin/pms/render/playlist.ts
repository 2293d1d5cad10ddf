import { hexOf } from "../../catalog/seeded.ts";
import type { Item } from "../../catalog/types.ts";
import { itemFor } from "../../world/library.ts";
import type { Entry, Playlist } from "../../world/lists.ts";
import type { Account, PlexServer } from "../../world/types.ts";
import { itemsAt } from "../uri.ts";

type Row = { item: Item; entry?: Entry };

/** What a playlist plays: its entries, or for a smart one what its query finds now. */
export function playlistRows(server: PlexServer, account: Account, playlist: Playlist): Row[] {
  if (playlist.smart !== undefined)
    return (itemsAt(server, account, playlist.smart) ?? []).map((item) => ({ item }));
  return playlist.entries.flatMap((entry) => {
    const item = itemFor(server, account, entry.ratingKey);
    return item ? { item, entry } : [];
  });
}

/** A playlist as an item; `duration` in ms here, and nothing where it is empty (PROTOCOL §4.5). */
export function playlistRow(server: PlexServer, account: Account, playlist: Playlist) {
  const { ratingKey, title, summary, playlistType, updatedAt } = playlist;
  const rows = playlistRows(server, account, playlist);
  return {
    ratingKey,
    key: `/playlists/${ratingKey}/items`,
    guid: `com.plexapp.agents.none://${hexOf(`playlist:${ratingKey}`, 8)}-e7a5-4067-9a22-${hexOf(title, 12)}`,
    type: "playlist",
    title,
    summary,
    smart: playlist.smart !== undefined,
    playlistType,
    composite: compositeOf(playlist),
    icon: playlist.smart === undefined ? undefined : "playlist://image.smart",
    content: playlist.smart,
    duration: rows.length > 0 ? durationOf(rows) : undefined,
    leafCount: rows.length > 0 ? rows.length : undefined,
    addedAt: playlist.addedAt,
    updatedAt,
  };
}

export function compositeOf({ ratingKey, updatedAt }: Playlist): string {
  return `/playlists/${ratingKey}/composite/${updatedAt}`;
}

/** ms. */
export function durationOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { item }) => sum + (item.duration ?? 0), 0);
}

/** The playlists of an account, the last changed first. */
export function playlistsOf(server: PlexServer, account: Account): Playlist[] {
  return [...server.lists.playlists.values()]
    .filter((each) => each.accountId === account.id)
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
}
