import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey } from "@/lib/api/shapes";
import { unscrobble } from "@/lib/plex";

export const POST = route(
  {
    summary: "Marks an item as unwatched, and forgets where somebody stopped.",
    body: z.object({ ratingKey: bodyKey }),
    answer: z.object({ message: z.string(), ratingKey: z.string() }),
  },
  async ({ body, plex }) => {
    await unscrobble(await plex(), body.ratingKey);
    return { message: "Marked as unwatched", ratingKey: body.ratingKey };
  },
);
