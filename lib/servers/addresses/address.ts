import { z } from "zod";
import type { waysTo } from "@/lib/plex";

/** An address of a server, as the API tells it. */
export const serverAddress = z.object({
  protocol: z.string(),
  address: z.string(),
  port: z.number(),
  uri: z.string(),
  local: z.boolean(),
  relay: z.boolean(),
});

type Way = ReturnType<typeof waysTo>[number];

/** What of a way to a server is for everybody's eyes. */
export const asAddress = ({ protocol, address, port, uri, local, relay }: Way) => ({
  ...{ protocol, address, port, uri, local, relay },
});
