import { z } from "zod";
import { route } from "@/lib/api/route";
import { key, playOptions, toPlayOptions } from "@/lib/api/shapes";
import { startStream } from "@/lib/plex";

const params = z.object({ ratingKey: key });

/** Where to play an item: a path on this origin, without a token. The server's id is in it, not in a query. */
export const GET = route(
  { params, query: playOptions, scope: "playback" },
  async ({ params, query, plex }) => {
    const server = await plex();
    const options = toPlayOptions(query);
    const { path, decision } = await startStream(server, params.ratingKey, options);
    const { sessionId, mode, reason, location } = decision;
    const url = `/api/plex/proxy/servers/${server.serverId}${path}`;
    return { url, ratingKey: params.ratingKey, sessionId, mode, options: { ...options, location, reason } };
  },
);
