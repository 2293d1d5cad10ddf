import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKeys, key } from "@/lib/api/shapes";
import { addToPlaylist } from "@/lib/plex";

const shape = { params: z.object({ id: key }), body: z.object({ ratingKeys: bodyKeys }) };

/** Adds items at the end. */
export const POST = route(shape, async ({ params: { id }, body: { ratingKeys }, plex }) => {
  await addToPlaylist(await plex(), id, ratingKeys);
  return { message: "Added", id, ratingKeys };
});
