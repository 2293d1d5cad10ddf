import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey, key } from "@/lib/api/shapes";
import { moveInPlaylist } from "@/lib/plex";

const shape = {
  summary: "Moves an entry behind another one, or to the top without `after`; both are `playlistItemID`s.",
  params: z.object({ id: key, itemId: key }),
  body: z.object({ after: bodyKey.optional() }),
  answer: z.object({ message: z.string(), id: z.string(), itemId: z.string(), after: z.string().optional() }),
};

export const POST = route(shape, async ({ params: { id, itemId }, body: { after }, plex }) => {
  await moveInPlaylist(await plex(), id, itemId, after);
  return { message: "Moved", id, itemId, after };
});
