import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey } from "@/lib/api/shapes";
import { unscrobble } from "@/lib/plex";

/** Marks as unwatched, and forgets where somebody stopped. */
export const POST = route({ body: z.object({ ratingKey: bodyKey }) }, async ({ body, plex }) => {
  await unscrobble(await plex(), body.ratingKey);
  return { message: "Marked as unwatched", ratingKey: body.ratingKey };
});
