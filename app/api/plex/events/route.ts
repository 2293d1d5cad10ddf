import { z } from "zod";
import { eventStream } from "@/lib/api/event-stream";
import { type Ask, route } from "@/lib/api/route";
import { server, whole } from "@/lib/api/shapes";
import { follow } from "@/lib/servers";

const shape = {
  summary:
    "Server-sent events: what changes on a server for this person, while it happens. `change` names what to read again.",
  query: z.object({
    server,
    /** ms since 1970, the id of the last event heard: if something changed since, `everything` comes first. */
    since: whole(0, Number.MAX_SAFE_INTEGER).optional(),
  }),
  bytes: "text/event-stream",
};

/** A browser that comes again by itself names the last event in a header. */
const lastHeard = ({ request, query }: Ask<typeof shape>) => {
  const id = request.headers.get("last-event-id");
  return id && /^\d{1,15}$/.test(id) ? Number(id) : query.since;
};

const answer = async (ask: Ask<typeof shape>) => {
  const plex = await ask.plex();
  return eventStream(ask.request, (follower) => follow(ask.viewer, plex, lastHeard(ask), follower));
};

export const GET = route(shape, answer);
export const HEAD = route(shape, answer);
