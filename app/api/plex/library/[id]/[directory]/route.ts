import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, whole } from "@/lib/api/shapes";
import { answers, choices, directories } from "@/lib/plex";

const params = z.object({ id: key, directory: z.enum(directories) });
const query = z.object({ type: whole(1, 42).optional() });

export const GET = route(
  {
    summary: "The values of one filter: genres, years, directors …",
    params,
    query,
    answer: z.array(answers.choice),
  },
  async ({ params, query, plex }) => choices(await plex(), params.id, params.directory, query.type),
);
