import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { removeFromPlaylist } from "@/lib/plex";

export const DELETE = route(
  {
    summary: "Takes an entry out, by its `playlistItemID`.",
    params: z.object({ id: key, itemId: key }),
    answer: z.object({ message: z.string(), id: z.string(), itemId: z.string() }),
  },
  async ({ params: { id, itemId }, plex }) => {
    await removeFromPlaylist(await plex(), id, itemId);
    return { message: "Removed", id, itemId };
  },
);
