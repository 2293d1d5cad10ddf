import { z } from "zod";
import { route } from "@/lib/api/route";
import { describeServers } from "@/lib/servers";

const address = {
  protocol: z.string(),
  address: z.string(),
  port: z.number(),
  uri: z.string(),
  local: z.boolean(),
  relay: z.boolean(),
};
const answer = z.object({
  id: z.string(),
  name: z.string(),
  owned: z.boolean(),
  isActive: z.boolean(),
  protocol: z.string().nullable(),
  host: z.string().nullable(),
  port: z.number().nullable(),
  preferredUri: z.string().nullable(),
  publicAddress: z.string().nullable(),
  localAddresses: z.array(z.string()),
  version: z.string().nullable(),
  connections: z.array(z.object(address)),
});

export const GET = route(
  {
    summary: "The person's media servers and their addresses, never a token.",
    answer: z.array(answer),
    server: false,
  },
  ({ viewer }) => describeServers(viewer),
);
