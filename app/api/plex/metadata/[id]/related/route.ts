import { z } from "zod";
import { route } from "@/lib/api/route";
import { hubSize, key } from "@/lib/api/shapes";
import { related } from "@/lib/plex";

/** What goes with an item, row by row. */
export const GET = route({ params: z.object({ id: key }), query: hubSize }, async ({ params, query, plex }) =>
  related(await plex(), params.id, query.count),
);
