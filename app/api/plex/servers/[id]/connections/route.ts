import { z } from "zod";
import { route } from "@/lib/api/route";
import { serverId } from "@/lib/api/shapes";
import { serverConnection, serverConnections } from "@/lib/servers";

export const GET = route(
  {
    summary: "Every address of a server, and how it answers right now.",
    params: z.object({ id: serverId }),
    answer: z.array(serverConnection),
    server: false,
  },
  ({ viewer, params }) => serverConnections(viewer, params.id),
);
