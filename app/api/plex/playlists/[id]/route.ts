import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page } from "@/lib/api/shapes";
import { answers, deletePlaylist, playlistItems } from "@/lib/plex";

const params = z.object({ id: key });

export const GET = route(
  { summary: "A page of a playlist.", params, query: page, answer: answers.playlistItems },
  async ({ params, query, plex }) => playlistItems(await plex(), params.id, query),
);

export const DELETE = route(
  {
    summary: "Deletes a playlist, not what is in it.",
    params,
    answer: z.object({ message: z.string(), id: z.string() }),
  },
  async ({ params: { id }, plex }) => {
    await deletePlaylist(await plex(), id);
    return { message: "Playlist deleted", id };
  },
);
