import { z } from "zod";
import { carry } from "@/lib/api/carry";
import { type Ask, route, type Shape } from "@/lib/api/route";
import { announceTranscode } from "@/lib/plex";
import { followTicket, ticketHolder } from "@/lib/servers";

const params = z.object({ ticket: z.string(), path: z.array(z.string()) });

const shape = {
  summary: "The bytes that a stream ticket opens: a file, or a transcode's playlists and segments.",
  scope: "playback",
  limit: "stream",
  bytes: "*/*",
  ranges: true,
  server: false,
  params,
  who: async (raw: unknown, { headers }: Request) => ticketHolder(headers, params.parse(raw).ticket),
} satisfies Shape;

async function open({ request, params: { ticket, path }, plex }: Ask<typeof shape>) {
  const { serverId, segments, isStart, revoked, ...target } = followTicket(ticket, path);
  const server = await plex(serverId);
  const search = isStart ? await announceTranscode(server, target.search) : target.search;
  return carry(server, { segments, search }, request, revoked);
}

export const GET = route(shape, open);
export const HEAD = route({ ...shape, summary: "What GET would answer, without its bytes." }, open);
