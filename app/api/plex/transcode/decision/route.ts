import { locationOf } from "@/lib/api/location";
import { route } from "@/lib/api/route";
import { bodyKey, playOptions, toPlayOptions } from "@/lib/api/shapes";
import { decide } from "@/lib/plex";

/** How Plex would play an item in this browser, and why: `mode`, its codes and texts, each stream's fate. */
export const POST = route(
  { body: playOptions.extend({ ratingKey: bodyKey }), scope: "playback" },
  async ({ request, body: { ratingKey, ...wishes }, plex }) => {
    const options = { ...toPlayOptions(wishes), location: locationOf(request) };
    return decide(await plex(), ratingKey, options);
  },
);
