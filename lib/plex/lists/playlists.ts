import { ask, tell } from "../ask/ask";
import { metadata } from "../browse/library";
import { type Window, windowed } from "../browse/sections";
import { forget } from "../cache/forget";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import {
  type Playlist,
  type PlaylistItems,
  playlistItems as playlistItemsReply,
  playlistList,
} from "../schemas/lists";
import { PlexError } from "../wire/errors";
import { path } from "../wire/target";
import { contentUri, listType } from "./content-uri";

/** This person's playlists; nobody else sees them (PROTOCOL §4.5). */
export function playlists(plex: Plex): Promise<Playlist[]> {
  return read(plex, "playlists", {}, async () => {
    const { Metadata } = await ask(plex, { path: "/playlists" }, playlistList);
    return Metadata;
  });
}

/** A page of a playlist; each entry's `playlistItemID` is its place. @throws PlexError `not_found` */
export function playlistItems(plex: Plex, playlistId: string, window: Window): Promise<PlaylistItems> {
  return read(plex, "playlists", { of: playlistId, asked: window }, () =>
    ask(plex, { path: path`/playlists/${playlistId}/items`, query: windowed(window) }, playlistItemsReply),
  );
}

/**
 * Makes a playlist of items of one kind: films and episodes, or music, or photos.
 *
 * @throws PlexError `not_found` when the first item doesn't exist, `rejected` when they don't go together
 */
export async function createPlaylist(plex: Plex, title: string, ratingKeys: string[]): Promise<Playlist> {
  const first = await metadata(plex, ratingKeys[0] ?? "");
  const query = { type: listType(first), title, smart: false, uri: contentUri(plex, ratingKeys) };
  const made = await changing(plex, ask(plex, { path: "/playlists", method: "POST", query }, playlistList));
  const [playlist] = made.Metadata;
  if (!playlist) throw new PlexError("bad_reply");
  return playlist;
}

/** Adds items at the end. @throws PlexError `not_found`, `rejected` for a smart playlist */
export async function addToPlaylist(plex: Plex, playlistId: string, ratingKeys: string[]): Promise<void> {
  const query = { uri: contentUri(plex, ratingKeys) };
  await changing(plex, tell(plex, { path: path`/playlists/${playlistId}/items`, method: "PUT", query }));
}

/** Moves an entry behind another one, or to the top. Both are `playlistItemID`s. */
export async function moveInPlaylist(
  plex: Plex,
  playlistId: string,
  itemId: string,
  after?: string,
): Promise<void> {
  const to = path`/playlists/${playlistId}/items/${itemId}/move`;
  await changing(plex, tell(plex, { path: to, method: "PUT", query: { after } }));
}

/** Takes an entry out. @param itemId its `playlistItemID` */
export async function removeFromPlaylist(plex: Plex, playlistId: string, itemId: string): Promise<void> {
  await changing(
    plex,
    tell(plex, { path: path`/playlists/${playlistId}/items/${itemId}`, method: "DELETE" }),
  );
}

/** Deletes a playlist, not what is in it. */
export async function deletePlaylist(plex: Plex, playlistId: string): Promise<void> {
  await changing(plex, tell(plex, { path: path`/playlists/${playlistId}`, method: "DELETE" }));
}

/** A change whose answer got lost may have been made: the next read asks Plex either way. */
async function changing<T>(plex: Plex, change: Promise<T>): Promise<T> {
  try {
    return await change;
  } finally {
    await forget(plex, "playlists");
  }
}
