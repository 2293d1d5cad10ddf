import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey } from "@/lib/api/shapes";
import { removeFromContinueWatching } from "@/lib/plex";

export const POST = route(
  {
    summary: "Hides an item from Continue Watching until it is played again.",
    body: z.object({ ratingKey: bodyKey }),
    answer: z.object({ message: z.string(), ratingKey: z.string() }),
  },
  async ({ body, plex }) => {
    await removeFromContinueWatching(await plex(), body.ratingKey);
    return { message: "Removed from Continue Watching", ratingKey: body.ratingKey };
  },
);
