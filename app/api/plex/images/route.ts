import { z } from "zod";
import { relay } from "@/lib/api/relay";
import { route } from "@/lib/api/route";
import { whole } from "@/lib/api/shapes";
import { openPicture } from "@/lib/plex";

const query = z.object({
  path: z
    .string()
    .min(1)
    .max(500)
    .meta({ examples: ["/library/metadata/1/thumb/1"] }),
  width: whole(16, 3840).default(300),
  height: whole(16, 3840).default(450),
});

/** Plex's paths end in a change stamp, so a picture never changes under its address (PROTOCOL §7.1). */
const KEEP = { "Cache-Control": "private, max-age=2592000, immutable", Vary: "Cookie, Authorization" };

export const GET = route(
  { summary: "A picture of the library, in the size asked for.", query, bytes: "image/*" },
  async ({ request, query: { path, ...size }, plex }) => {
    const reply = await openPicture(await plex(), path, size, request.signal);
    return relay(reply, "GET", KEEP);
  },
);
