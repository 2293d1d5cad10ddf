import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page } from "@/lib/api/shapes";
import { allLeaves, answers } from "@/lib/plex";

export const GET = route(
  {
    summary: "All episodes of a show, season after season.",
    params: z.object({ id: key }),
    query: page,
    answer: answers.listing,
  },
  async ({ params, query, plex }) => allLeaves(await plex(), params.id, query),
);
