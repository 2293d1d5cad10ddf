import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey } from "@/lib/api/shapes";
import { scrobble } from "@/lib/plex";

export const POST = route(
  {
    summary: "Marks an item, or a whole show or season, as watched.",
    body: z.object({ ratingKey: bodyKey }),
    answer: z.object({ message: z.string(), ratingKey: z.string() }),
  },
  async ({ body, plex }) => {
    await scrobble(await plex(), body.ratingKey);
    return { message: "Marked as watched", ratingKey: body.ratingKey };
  },
);
