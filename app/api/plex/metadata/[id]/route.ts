import { z } from "zod";
import { route } from "@/lib/api/route";
import { flag, key } from "@/lib/api/shapes";
import { metadata } from "@/lib/plex";

const params = z.object({ id: key });
const query = z.object({
  includeExtras: flag,
  includeMarkers: flag,
  includeChapters: flag,
  includeChildren: flag,
});

/** One item in full; the named parts only when asked for. */
export const GET = route({ params, query }, async ({ params, query, plex }) =>
  metadata(await plex(), params.id, query),
);
