import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { answers, nextInPlayQueue } from "@/lib/plex";

export const POST = route(
  {
    summary: "Moves a queue on to the entry after the selected one; at its end `item` is null.",
    params: z.object({ id: key }),
    answer: answers.nextEntry,
    scope: "playback",
  },
  async ({ params, plex }) => nextInPlayQueue(await plex(), params.id),
);
