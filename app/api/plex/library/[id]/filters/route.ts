import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, whole } from "@/lib/api/shapes";
import { answers, filters } from "@/lib/plex";

const shape = {
  summary: "What this library can be filtered by.",
  params: z.object({ id: key }),
  query: z.object({ type: whole(1, 42).optional() }),
  answer: z.array(answers.choice),
};

export const GET = route(shape, async ({ params, query, plex }) =>
  filters(await plex(), params.id, query.type),
);
