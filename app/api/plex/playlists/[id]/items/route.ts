import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKeys, key } from "@/lib/api/shapes";
import { addToPlaylist } from "@/lib/plex";

const shape = {
  summary: "Adds items at the end of a playlist.",
  params: z.object({ id: key }),
  body: z.object({ ratingKeys: bodyKeys }),
  answer: z.object({ message: z.string(), id: z.string(), ratingKeys: z.array(z.string()) }),
};

export const POST = route(shape, async ({ params: { id }, body: { ratingKeys }, plex }) => {
  await addToPlaylist(await plex(), id, ratingKeys);
  return { message: "Added", id, ratingKeys };
});
