import { z } from "zod";
import { carry } from "@/lib/api/carry";
import { type Ask, route, type Shape } from "@/lib/api/route";

const shape = {
  summary: "The bytes of a film, a segment, a playlist or a subtitle, by an address that another route gave.",
  params: z.object({ path: z.array(z.string()).meta({ examples: ["library/parts/3/1780592782/file.mp4"] }) }),
  scope: "playback",
  limit: "stream",
  bytes: "*/*",
  ranges: true,
} satisfies Shape;

/** `servers/{id}/…` names the server in the path, so that the relative addresses inside a playlist stay on it. */
async function open({ request, params: { path }, plex }: Ask<typeof shape>) {
  const [first, serverId, ...rest] = path;
  const named = first === "servers";
  const search = new URL(request.url).searchParams;
  search.delete("server");
  const server = named ? await plex(serverId) : await plex();
  return carry(server, { segments: named ? rest : path, search }, request);
}

export const GET = route(shape, open);
export const HEAD = route({ ...shape, summary: "What GET would answer, without its bytes." }, open);
