import { z } from "zod";
import { relay } from "@/lib/api/relay";
import { type Ask, route } from "@/lib/api/route";
import { openStream } from "@/lib/plex";
import { plexFor } from "@/lib/servers";

const shape = { params: z.object({ path: z.array(z.string()) }) };

/**
 * The bytes of a film, a segment, a subtitle. `servers/{id}/…` names the server in the path, so that the
 * relative addresses inside a playlist stay on it.
 */
async function carry(method: "GET" | "HEAD", { request, viewer, params, plex }: Ask<typeof shape>) {
  const [first, serverId, ...rest] = params.path;
  const named = first === "servers";
  const search = new URL(request.url).searchParams;
  search.delete("server");
  const target = { segments: named ? rest : params.path, search };
  const server = named ? await plexFor(viewer, serverId) : await plex();
  const reply = await openStream(server, target, {
    method,
    headers: request.headers,
    signal: request.signal,
  });
  return relay(reply, method, { "Cache-Control": "private, no-store" });
}

export const GET = route(shape, (ask) => carry("GET", ask));
export const HEAD = route(shape, (ask) => carry("HEAD", ask));
