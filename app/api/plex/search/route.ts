import { z } from "zod";
import { route } from "@/lib/api/route";
import { whole } from "@/lib/api/shapes";
import { search } from "@/lib/plex";

const query = z.object({
  query: z.string().trim().min(1, "must not be blank").max(200),
  limit: whole(1, 100).default(20),
  type: z
    .enum(["movie", "show", "season", "episode", "artist", "album", "track", "clip", "photo"])
    .optional(),
});

/** Items whose title matches, `limit` of each type. */
export const GET = route({ query }, async ({ query: { query, ...options }, plex }) =>
  search(await plex(), query, options),
);
