import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey } from "@/lib/api/shapes";
import { scrobble } from "@/lib/plex";

/** Marks an item, or a whole show or season, as watched. */
export const POST = route({ body: z.object({ ratingKey: bodyKey }) }, async ({ body, plex }) => {
  await scrobble(await plex(), body.ratingKey);
  return { message: "Marked as watched", ratingKey: body.ratingKey };
});
