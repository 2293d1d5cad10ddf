import { z } from "zod";
import { route } from "@/lib/api/route";
import { hubSize, key } from "@/lib/api/shapes";
import { answers, similar } from "@/lib/plex";

export const GET = route(
  {
    summary: "Items that Plex finds alike.",
    params: z.object({ id: key }),
    query: hubSize,
    answer: z.array(answers.item),
  },
  async ({ params, query, plex }) => similar(await plex(), params.id, query.count),
);
