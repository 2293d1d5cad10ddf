import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { children } from "@/lib/plex";

/** The seasons of a show, the episodes of a season. */
export const GET = route({ params: z.object({ id: key }) }, async ({ params, plex }) =>
  children(await plex(), params.id),
);
