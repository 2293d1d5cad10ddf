import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey } from "@/lib/api/shapes";
import { rate } from "@/lib/plex";

const body = z.object({ ratingKey: bodyKey, rating: z.union([z.literal(-1), z.number().min(0).max(10)]) });

export const POST = route(
  {
    summary: "Rates 0–10; -1 takes the rating back.",
    body,
    answer: z.object({ message: z.string(), ratingKey: z.string(), rating: z.number() }),
  },
  async ({ body: { ratingKey, rating }, plex }) => {
    await rate(await plex(), ratingKey, rating);
    return { message: rating === -1 ? "Rating cleared" : "Rated", ratingKey, rating };
  },
);
