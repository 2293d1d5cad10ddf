import { z } from "zod";
import { route } from "@/lib/api/route";
import { describedServer, describeServers, refreshNow } from "@/lib/servers";

export const POST = route(
  { summary: "Asks plex.tv for this person's servers now.", answer: z.array(describedServer), server: false },
  async ({ viewer }) => {
    await refreshNow(viewer);
    return describeServers(viewer);
  },
);
