import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey } from "@/lib/api/shapes";
import { answers, createPlayQueue } from "@/lib/plex";

const body = z.object({
  ratingKey: bodyKey,
  continuous: z.boolean().optional(),
  shuffle: z.boolean().optional(),
});

export const POST = route(
  {
    summary: "Makes a queue to play from: of a film, of an episode with those after it, of a show.",
    body,
    answer: answers.playQueue,
    scope: "playback",
  },
  async ({ body: { ratingKey, ...options }, plex }) => createPlayQueue(await plex(), ratingKey, options),
);
