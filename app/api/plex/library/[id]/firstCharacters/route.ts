import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, whole } from "@/lib/api/shapes";
import { answers, firstCharacters } from "@/lib/plex";

const shape = {
  summary: "First letters, and how many titles begin with each.",
  params: z.object({ id: key }),
  query: z.object({ type: whole(1, 42).optional() }),
  answer: z.array(answers.choice),
};

export const GET = route(shape, async ({ params, query, plex }) =>
  firstCharacters(await plex(), params.id, query.type),
);
