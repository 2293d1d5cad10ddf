import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { shufflePlayQueue } from "@/lib/plex";

/** Puts the rest of a queue into another order. */
export const POST = route({ params: z.object({ id: key }), scope: "playback" }, async ({ params, plex }) =>
  shufflePlayQueue(await plex(), params.id),
);
