import { z } from "zod";
import { carry } from "@/lib/api/carry";
import { locationOf } from "@/lib/api/location";
import { route } from "@/lib/api/route";
import { announceTranscode } from "@/lib/plex";
import { openTicket, ticketHolder } from "@/lib/servers";

const params = z.object({ ticket: z.string(), path: z.array(z.string()) });

export const GET = route(
  {
    summary: "The bytes that a stream ticket opens: a file, or a transcode's playlists and segments.",
    scope: "playback",
    params,
    who: async (raw) => ticketHolder(params.parse(raw).ticket),
  },
  async ({ request, params: { ticket, path }, plex }) => {
    const { serverId, segments, search, isStart, revoked } = openTicket(ticket, path);
    const server = await plex(serverId);
    if (isStart) {
      // Who plays may be elsewhere than who asked for the link.
      search.set("location", locationOf(request));
      await announceTranscode(server, search);
    }
    return carry(server, { segments, search }, request, revoked);
  },
);
export const HEAD = GET;
