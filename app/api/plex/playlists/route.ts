import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKeys } from "@/lib/api/shapes";
import { createPlaylist, playlists } from "@/lib/plex";

const body = z.object({ title: z.string().trim().min(1).max(200), ratingKeys: bodyKeys });

/** This person's playlists. */
export const GET = route({}, async ({ plex }) => playlists(await plex()));

/** Makes a playlist of films and episodes, of music, or of photos. */
export const POST = route({ body }, async ({ body: { title, ratingKeys }, plex }) =>
  createPlaylist(await plex(), title, ratingKeys),
);
