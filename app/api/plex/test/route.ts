import { route } from "@/lib/api/route";
import { testConnection } from "@/lib/servers";

/** Whether the media server answers, and which way; a dead server is an answer too, with its reason. */
export const GET = route({}, ({ viewer, request }) =>
  testConnection(viewer, new URL(request.url).searchParams.get("server") ?? undefined),
);
