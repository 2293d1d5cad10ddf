import { z } from "zod";
import { route } from "@/lib/api/route";
import { hubSize, key } from "@/lib/api/shapes";
import { answers, libraryHubs } from "@/lib/plex";

export const GET = route(
  {
    summary: "The landing page of a library, row by row.",
    params: z.object({ id: key }),
    query: hubSize,
    answer: z.array(answers.hub),
  },
  async ({ params, query, plex }) => libraryHubs(await plex(), params.id, query.count),
);
