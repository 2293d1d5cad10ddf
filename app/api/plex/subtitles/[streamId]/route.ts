import { z } from "zod";
import { route } from "@/lib/api/route";
import { key } from "@/lib/api/shapes";
import { readSubtitle } from "@/lib/plex";

const HEADERS = { "Content-Type": "text/vtt; charset=utf-8", "Cache-Control": "private, no-cache" };

export const GET = route(
  {
    summary: "A subtitle that lies beside its film, as WebVTT. 404 for one inside the film's file.",
    params: z.object({ streamId: key }),
    bytes: "text/vtt",
    scope: "playback",
  },
  async ({ params, plex }) =>
    new Response(await readSubtitle(await plex(), params.streamId), { headers: HEADERS }),
);
