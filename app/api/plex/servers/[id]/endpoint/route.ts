import { z } from "zod";
import { route } from "@/lib/api/route";
import { serverAddress, serverId } from "@/lib/api/shapes";
import { endpointAnswer, setEndpoint } from "@/lib/servers";

export const POST = route(
  {
    summary: "Sets an address by hand, once it has proved to be that server; null takes it away.",
    params: z.object({ id: serverId }),
    body: z.object({ uri: serverAddress.nullable() }),
    answer: endpointAnswer,
    server: false,
  },
  ({ viewer, params, body }) => setEndpoint(viewer, params.id, body.uri),
);
