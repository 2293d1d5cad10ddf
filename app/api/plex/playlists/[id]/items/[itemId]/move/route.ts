import { z } from "zod";
import { route } from "@/lib/api/route";
import { bodyKey, key } from "@/lib/api/shapes";
import { moveInPlaylist } from "@/lib/plex";

const shape = { params: z.object({ id: key, itemId: key }), body: z.object({ after: bodyKey.optional() }) };

/** Moves an entry behind another one, or to the top without `after`; both are `playlistItemID`s. */
export const POST = route(shape, async ({ params: { id, itemId }, body: { after }, plex }) => {
  await moveInPlaylist(await plex(), id, itemId, after);
  return { message: "Moved", id, itemId, after };
});
