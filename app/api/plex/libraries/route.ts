import { z } from "zod";
import { route } from "@/lib/api/route";
import { server } from "@/lib/api/shapes";
import { answers, libraries } from "@/lib/plex";
import { librariesOfAll, mergedLibraries } from "@/lib/servers";

export const GET = route(
  {
    summary: "The libraries this person may see.",
    query: z.object({ server }),
    answer: z.union([z.array(answers.library), mergedLibraries]),
  },
  async ({ query, plex, viewer }) =>
    query.server === "all" ? librariesOfAll(viewer) : libraries(await plex()),
);
