import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { answers, extras } from "@/lib/plex";

export const GET = route(
  {
    summary: "Trailers and other clips of an item.",
    params: z.object({ id: key }),
    answer: z.array(answers.item),
  },
  async ({ params, plex }) => extras(await plex(), params.id),
);
