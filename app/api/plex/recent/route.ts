import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, server } from "@/lib/api/shapes";
import { answers, recentlyAdded } from "@/lib/plex";
import { mergedItems, recentlyAddedOfAll } from "@/lib/servers";

const query = z
  .object({ server, library: key.optional() })
  .refine(({ server, library }) => server !== "all" || !library, {
    path: ["library"],
    error: "is of one server: name that instead of all",
  });

export const GET = route(
  {
    summary: "What was added last, on the server or in one library.",
    query,
    answer: z.union([z.array(answers.item), mergedItems]),
  },
  async ({ query: { server, library }, plex, viewer }) =>
    server === "all" ? recentlyAddedOfAll(viewer) : recentlyAdded(await plex(), library),
);
