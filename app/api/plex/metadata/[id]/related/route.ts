import { z } from "zod";
import { route } from "@/lib/api/route";
import { hubSize, key } from "@/lib/api/shapes";
import { answers, related } from "@/lib/plex";

export const GET = route(
  {
    summary: "What goes with an item, row by row.",
    params: z.object({ id: key }),
    query: hubSize,
    answer: z.array(answers.hub),
  },
  async ({ params, query, plex }) => related(await plex(), params.id, query.count),
);
