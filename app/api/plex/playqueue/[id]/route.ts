import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { playQueue } from "@/lib/plex";

/** A queue around what is being played. 404: Plex has forgotten it. */
export const GET = route({ params: z.object({ id: key }), scope: "playback" }, async ({ params, plex }) =>
  playQueue(await plex(), params.id),
);
