import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page } from "@/lib/api/shapes";
import { deletePlaylist, playlistItems } from "@/lib/plex";

const params = z.object({ id: key });

/** A page of a playlist. */
export const GET = route({ params, query: page }, async ({ params, query, plex }) =>
  playlistItems(await plex(), params.id, query),
);

/** Deletes the playlist, not what is in it. */
export const DELETE = route({ params }, async ({ params: { id }, plex }) => {
  await deletePlaylist(await plex(), id);
  return { message: "Playlist deleted", id };
});
