import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { extras } from "@/lib/plex";

/** Trailers and other clips of an item. */
export const GET = route({ params: z.object({ id: key }) }, async ({ params, plex }) =>
  extras(await plex(), params.id),
);
