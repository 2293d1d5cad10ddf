import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page } from "@/lib/api/shapes";
import { answers, libraryCollections } from "@/lib/plex";

export const GET = route(
  {
    summary: "The collections of a library.",
    params: z.object({ id: key }),
    query: page,
    answer: answers.listing,
  },
  async ({ params, query, plex }) => libraryCollections(await plex(), params.id, query),
);
