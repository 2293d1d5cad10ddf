import { route } from "@/lib/api/route";
import { describeServers } from "@/lib/servers";

/** The person's media servers and their addresses, never a token. */
export const GET = route({}, ({ viewer }) => describeServers(viewer));
