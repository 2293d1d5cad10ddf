import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { recentlyAdded } from "@/lib/plex";

/** What was added last, on the server or in one library. */
export const GET = route({ query: z.object({ library: key.optional() }) }, async ({ query, plex }) =>
  recentlyAdded(await plex(), query.library),
);
