import { z } from "zod";
import { route } from "@/lib/api/route";
import { hubSize, key } from "@/lib/api/shapes";
import { similar } from "@/lib/plex";

/** Items that Plex finds alike. */
export const GET = route({ params: z.object({ id: key }), query: hubSize }, async ({ params, query, plex }) =>
  similar(await plex(), params.id, query.count),
);
