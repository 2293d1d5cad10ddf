import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { answers, playQueue } from "@/lib/plex";

export const GET = route(
  {
    summary: "A queue around what is being played. 404: Plex has forgotten it.",
    params: z.object({ id: key }),
    answer: answers.playQueue,
    scope: "playback",
  },
  async ({ params, plex }) => playQueue(await plex(), params.id),
);
