import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page } from "@/lib/api/shapes";
import { libraryCollections } from "@/lib/plex";

/** The collections of a library. */
export const GET = route({ params: z.object({ id: key }), query: page }, async ({ params, query, plex }) =>
  libraryCollections(await plex(), params.id, query),
);
