import { z } from "zod";
import { route } from "@/lib/api/route";
import { server } from "@/lib/api/shapes";
import { answers, onDeck } from "@/lib/plex";
import { mergedItems, onDeckOfAll } from "@/lib/servers";

export const GET = route(
  {
    summary: "What is next to watch.",
    query: z.object({ server }),
    answer: z.union([z.array(answers.item), mergedItems]),
  },
  async ({ query, plex, viewer }) => (query.server === "all" ? onDeckOfAll(viewer) : onDeck(await plex())),
);
