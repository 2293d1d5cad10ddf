import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { removeFromPlaylist } from "@/lib/plex";

/** Takes an entry out, by its `playlistItemID`. */
export const DELETE = route(
  { params: z.object({ id: key, itemId: key }) },
  async ({ params: { id, itemId }, plex }) => {
    await removeFromPlaylist(await plex(), id, itemId);
    return { message: "Removed", id, itemId };
  },
);
