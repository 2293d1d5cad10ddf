import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, page } from "@/lib/api/shapes";
import { collection } from "@/lib/plex";

/** A collection, and a page of what is in it. */
export const GET = route({ params: z.object({ id: key }), query: page }, async ({ params, query, plex }) =>
  collection(await plex(), params.id, query),
);
