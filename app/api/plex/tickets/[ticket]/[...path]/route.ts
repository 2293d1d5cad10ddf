import { z } from "zod";
import { carry } from "@/lib/api/carry";
import { route } from "@/lib/api/route";
import { announceTranscode } from "@/lib/plex";
import { openTicket, ticketHolder } from "@/lib/servers";

const params = z.object({ ticket: z.string(), path: z.array(z.string()) });

export const GET = route(
  {
    summary: "The bytes that a stream ticket opens: a file, or a transcode's playlists and segments.",
    scope: "playback",
    limit: "stream",
    bytes: "*/*",
    ranges: true,
    params,
    who: async (raw, { headers }) => ticketHolder(headers, params.parse(raw).ticket),
  },
  async ({ request, params: { ticket, path }, plex }) => {
    const { serverId, segments, isStart, revoked, ...opened } = openTicket(ticket, path);
    const server = await plex(serverId);
    const search = isStart ? await announceTranscode(server, opened.search) : opened.search;
    return carry(server, { segments, search }, request, revoked);
  },
);
export const HEAD = GET;
