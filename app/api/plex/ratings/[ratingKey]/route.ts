import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { ratings } from "@/lib/plex";

/** What critics, the audience and this person think of an item. */
export const GET = route({ params: z.object({ ratingKey: key }) }, async ({ params, plex }) =>
  ratings(await plex(), params.ratingKey),
);
