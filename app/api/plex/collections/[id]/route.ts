import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page } from "@/lib/api/shapes";
import { answers, collection } from "@/lib/plex";

export const GET = route(
  {
    summary: "A collection, and a page of what is in it.",
    params: z.object({ id: key }),
    query: page,
    answer: answers.collection,
  },
  async ({ params, query, plex }) => collection(await plex(), params.id, query),
);
