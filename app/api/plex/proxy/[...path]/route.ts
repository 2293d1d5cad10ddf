import { z } from "zod";
import { carry } from "@/lib/api/carry";
import { route } from "@/lib/api/route";

/** `servers/{id}/…` names the server in the path, so that the relative addresses inside a playlist stay on it. */
export const GET = route(
  { params: z.object({ path: z.array(z.string()) }), scope: "playback", limit: "stream" },
  async ({ request, params: { path }, plex }) => {
    const [first, serverId, ...rest] = path;
    const named = first === "servers";
    const search = new URL(request.url).searchParams;
    search.delete("server");
    const server = named ? await plex(serverId) : await plex();
    return carry(server, { segments: named ? rest : path, search }, request);
  },
);
export const HEAD = GET;
