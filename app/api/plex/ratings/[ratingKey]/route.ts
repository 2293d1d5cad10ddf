import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { answers, ratings } from "@/lib/plex";

export const GET = route(
  {
    summary: "What critics, the audience and this person think of an item.",
    params: z.object({ ratingKey: key }),
    answer: answers.ratings,
  },
  async ({ params, plex }) => ratings(await plex(), params.ratingKey),
);
