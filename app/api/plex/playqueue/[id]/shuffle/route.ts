import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { answers, shufflePlayQueue } from "@/lib/plex";

export const POST = route(
  {
    summary: "Puts the rest of a queue into another order.",
    params: z.object({ id: key }),
    answer: answers.playQueue,
    scope: "playback",
  },
  async ({ params, plex }) => shufflePlayQueue(await plex(), params.id),
);
