import { z } from "zod";
import { route } from "@/lib/api/route";
import { setCurrentServer } from "@/lib/servers";

export const POST = route(
  {
    summary:
      "Chooses the server that requests without `?server=` go to. 404 for one that isn't this person's.",
    body: z.object({ serverId: z.string().min(1).max(64) }),
    answer: z.object({ message: z.string(), serverId: z.string() }),
    server: false,
  },
  async ({ viewer, body }) => {
    await setCurrentServer(viewer, body.serverId);
    return { message: "Current server changed", serverId: body.serverId };
  },
);
