import { z } from "zod";
import { route } from "@/lib/api/route";
import { cloudKey } from "@/lib/api/shapes";
import { removeFromWatchlist } from "@/lib/plex";
import { withAccount } from "@/lib/servers";

export const DELETE = route(
  {
    summary: "Takes a film or show off the watchlist.",
    params: z.object({ ratingKey: cloudKey }),
    answer: z.object({ message: z.string(), ratingKey: z.string() }),
    server: false,
  },
  async ({ viewer, params: { ratingKey } }) => {
    await withAccount(viewer, (account) => removeFromWatchlist(account, ratingKey));
    return { message: "Removed from the watchlist", ratingKey };
  },
);
