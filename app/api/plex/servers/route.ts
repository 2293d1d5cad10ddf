import { z } from "zod";
import { route } from "@/lib/api/route";
import { describedServer, describeServers } from "@/lib/servers";

export const GET = route(
  {
    summary: "The person's media servers and their addresses, never a token.",
    answer: z.array(describedServer),
    server: false,
  },
  ({ viewer }) => describeServers(viewer),
);
