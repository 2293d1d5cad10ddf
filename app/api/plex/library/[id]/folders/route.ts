import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page } from "@/lib/api/shapes";
import { answers, folders } from "@/lib/plex";

const query = page.extend({ parent: key.optional() });

export const GET = route(
  {
    summary: "A library by folders: those inside `parent`, and the items there.",
    params: z.object({ id: key }),
    query,
    answer: answers.folders,
  },
  async ({ params, query, plex }) => folders(await plex(), params.id, query),
);
