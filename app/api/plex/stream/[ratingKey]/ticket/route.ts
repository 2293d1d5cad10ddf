import { z } from "zod";
import { fullUrl } from "@/lib/api/links";
import { route } from "@/lib/api/route";
import { key, whole } from "@/lib/api/shapes";
import { fileName, metadata, requests, startStream } from "@/lib/plex";
import { issueTicket } from "@/lib/servers";

const HOUR = 60 * 60;

export const POST = route(
  {
    summary: "Makes a link to an item for mpv, VLC or curl, which works without signing in until it expires.",
    scope: "playback",
    params: z.object({ ratingKey: key }),
    body: requests.playOptions
      .extend({ expiresInSeconds: whole(1, 24 * HOUR).default(6 * HOUR) })
      .prefault({}),
    answer: z.object({
      url: z.url(),
      path: z.string(),
      expiresAt: z.iso.datetime(),
      ratingKey: z.string(),
      mode: z.enum(["directplay", "directstream", "transcode", "refused"]),
      reason: z.string().optional(),
    }),
  },
  async ({ request, viewer, params: { ratingKey }, body: { expiresInSeconds, ...wishes }, plex }) => {
    const server = await plex();
    const { capabilities = "everything", ...options } = requests.toPlayOptions(wishes);
    const [item, { path, decision }] = await Promise.all([
      metadata(server, ratingKey),
      startStream(server, ratingKey, { ...options, capabilities }),
    ]);
    const name = fileName(item, path);
    const ticket = issueTicket(viewer, { serverId: server.serverId, name, path }, expiresInSeconds);
    const { mode, reason } = decision;
    return { url: fullUrl(request, ticket.path), ...ticket, ratingKey, mode, reason };
  },
);
