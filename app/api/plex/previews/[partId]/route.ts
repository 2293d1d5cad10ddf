import { z } from "zod";
import { relay } from "@/lib/api/relay";
import { route } from "@/lib/api/route";
import { key, whole } from "@/lib/api/shapes";
import { openPreview, previews } from "@/lib/plex";

const params = z.object({ partId: key });
const query = z.object({ at: whole(0, 1e9).optional() });
const KEEP = { "Cache-Control": "private, max-age=3600", Vary: "Cookie, Authorization" };

export const GET = route(
  {
    summary: "When the preview pictures of a file were taken, in ms; with `at`, the picture there.",
    params,
    query,
    answer: z.object({ interval: z.number(), frames: z.array(z.number()) }),
    bytes: "image/jpeg",
    scope: "playback",
  },
  async ({ request, params: { partId }, query: { at }, plex }) =>
    at === undefined
      ? previews(await plex(), partId)
      : relay(await openPreview(await plex(), partId, at, request.signal), "GET", KEEP),
);
