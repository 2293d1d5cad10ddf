import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKeys } from "@/lib/api/shapes";
import { answers, createPlaylist, playlists } from "@/lib/plex";

const body = z.object({
  title: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ examples: ["For tonight"] }),
  ratingKeys: bodyKeys,
});

export const GET = route(
  { summary: "This person's playlists.", answer: z.array(answers.playlist) },
  async ({ plex }) => playlists(await plex()),
);

export const POST = route(
  {
    summary: "Makes a playlist of films and episodes, of music, or of photos.",
    body,
    answer: answers.playlist,
  },
  async ({ body: { title, ratingKeys }, plex }) => createPlaylist(await plex(), title, ratingKeys),
);
