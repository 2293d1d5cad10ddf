import { z } from "zod";
import { route } from "@/lib/api/route";
import { confirmServer } from "@/lib/servers";

export const POST = route(
  {
    summary:
      "Confirms, as a server's owner, that it may answer without a token; others may use it again then.",
    params: z.object({ id: z.string().regex(/^[\w-]{1,64}$/) }),
    answer: z.object({ message: z.string(), serverId: z.string() }),
    server: false,
  },
  async ({ viewer, params }) => {
    await confirmServer(viewer, params.id);
    return { message: "Server confirmed", serverId: params.id };
  },
);
