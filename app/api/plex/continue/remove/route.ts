import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey } from "@/lib/api/shapes";
import { removeFromContinueWatching } from "@/lib/plex";

/** Hides an item from Continue Watching until it is played again. */
export const POST = route({ body: z.object({ ratingKey: bodyKey }) }, async ({ body, plex }) => {
  await removeFromContinueWatching(await plex(), body.ratingKey);
  return { message: "Removed from Continue Watching", ratingKey: body.ratingKey };
});
