import { route } from "@/lib/api/route";
import { bodyKey, playOptions, toPlayOptions } from "@/lib/api/shapes";
import { decide } from "@/lib/plex";

/** How Plex would play an item in this browser, and why: `mode`, its codes and texts, each stream's fate. */
export const POST = route(
  { body: playOptions.extend({ ratingKey: bodyKey }), scope: "playback" },
  async ({ body: { ratingKey, ...wishes }, plex }) => decide(await plex(), ratingKey, toPlayOptions(wishes)),
);
