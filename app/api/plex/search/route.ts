import { z } from "zod";
import { route } from "@/lib/api/route";
import { server, whole } from "@/lib/api/shapes";
import { answers, search } from "@/lib/plex";
import { mergedItems, searchOfAll } from "@/lib/servers";

const query = z.object({
  server,
  query: z
    .string()
    .trim()
    .min(1, "must not be blank")
    .max(200)
    .meta({ examples: ["harbour"] }),
  limit: whole(1, 100).default(20),
  type: z
    .enum(["movie", "show", "season", "episode", "artist", "album", "track", "clip", "photo"])
    .optional(),
});

export const GET = route(
  {
    summary: "Items whose title matches, `limit` of each type.",
    query,
    limit: "search",
    answer: z.union([z.array(answers.item), mergedItems]),
  },
  async ({ query: { server, query, ...options }, plex, viewer }) =>
    server === "all" ? searchOfAll(viewer, query, options) : search(await plex(), query, options),
);
