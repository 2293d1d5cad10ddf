import { openStream, type Plex } from "@/lib/plex";
import { relay } from "./relay";

/** Bytes of a media server to open: a path in decoded segments, and its query. */
type Target = { segments: string[]; search: URLSearchParams };

/**
 * Opens what is to be watched and carries it to the viewer: the byte ranges asked for, as it comes, until
 * the viewer leaves.
 *
 * @param stop ends it from our side
 * @throws PlexError `forbidden` for what isn't on the proxy's list
 */
export async function carry(
  plex: Plex,
  target: Target,
  request: Request,
  stop?: AbortSignal,
): Promise<Response> {
  const signal = stop ? AbortSignal.any([request.signal, stop]) : request.signal;
  const method = request.method === "HEAD" ? "HEAD" : "GET";
  const reply = await openStream(plex, target, { method, headers: request.headers, signal });
  return relay(reply, method, { "Cache-Control": "private, no-store" });
}
