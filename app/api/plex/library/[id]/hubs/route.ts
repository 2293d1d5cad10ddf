import { z } from "zod";
import { route } from "@/lib/api/route";
import { hubSize, key } from "@/lib/api/shapes";
import { libraryHubs } from "@/lib/plex";

/** The landing page of a library, row by row. */
export const GET = route({ params: z.object({ id: key }), query: hubSize }, async ({ params, query, plex }) =>
  libraryHubs(await plex(), params.id, query.count),
);
