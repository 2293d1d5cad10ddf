import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page } from "@/lib/api/shapes";
import { allLeaves } from "@/lib/plex";

/** All episodes of a show, season after season. */
export const GET = route({ params: z.object({ id: key }), query: page }, async ({ params, query, plex }) =>
  allLeaves(await plex(), params.id, query),
);
