import { z } from "zod";
import { route } from "@/lib/api/route";
import { server } from "@/lib/api/shapes";
import { answers, continueWatching } from "@/lib/plex";
import { continueWatchingOfAll, mergedItems } from "@/lib/servers";

export const GET = route(
  {
    summary: "What this person began and didn't finish, newest first.",
    query: z.object({ server }),
    answer: z.union([z.array(answers.item), mergedItems]),
  },
  async ({ query, plex, viewer }) =>
    query.server === "all" ? continueWatchingOfAll(viewer) : continueWatching(await plex()),
);
