import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey } from "@/lib/api/shapes";
import { reportProgress } from "@/lib/plex";

const milliseconds = z.number().min(0).max(1e10);
const body = z.object({
  ratingKey: bodyKey,
  time: milliseconds,
  duration: milliseconds,
  state: z.enum(["playing", "paused", "buffering", "stopped"]),
  sessionId: z.string().regex(/^[\w-]{1,64}$/),
});

/** Where a player is. A `terminationCode` in the answer means that the server ended this playback. */
export const POST = route({ body, scope: "playback" }, async ({ body, plex }) => {
  const termination = await reportProgress(await plex(), body);
  const { ratingKey, time, duration, state } = body;
  return { message: "Progress reported", ratingKey, time, duration, state, ...termination };
});
