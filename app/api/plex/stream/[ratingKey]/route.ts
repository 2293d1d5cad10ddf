import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { answers, requests, startStream } from "@/lib/plex";

const params = z.object({ ratingKey: key });
const answer = z.object({
  url: z.string(),
  ...answers.decision.pick({ ratingKey: true, sessionId: true, mode: true }).shape,
  options: z.looseObject({ location: answers.decision.shape.location, reason: z.string().optional() }),
});

export const GET = route(
  {
    summary:
      "Where to play an item: a path on this origin, without a token. The server's id is in it, not in a query.",
    params,
    query: requests.playOptions,
    answer,
    scope: "playback",
  },
  async ({ params, query, plex }) => {
    const server = await plex();
    const options = requests.toPlayOptions(query);
    const { path, decision } = await startStream(server, params.ratingKey, options);
    const { sessionId, mode, reason, location } = decision;
    const url = `/api/plex/proxy/servers/${server.serverId}${path}`;
    return { url, ratingKey: params.ratingKey, sessionId, mode, options: { ...options, location, reason } };
  },
);
