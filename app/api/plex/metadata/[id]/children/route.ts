import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { answers, children } from "@/lib/plex";

export const GET = route(
  {
    summary: "The seasons of a show, the episodes of a season.",
    params: z.object({ id: key }),
    answer: z.array(answers.item),
  },
  async ({ params, plex }) => children(await plex(), params.id),
);
