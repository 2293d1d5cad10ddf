import type { POST as progress } from "@/app/api/plex/progress/route";
import type { GET as stream } from "@/app/api/plex/stream/[ratingKey]/route";
import type { Capabilities, PlayOptions } from "@/lib/plex";
import { api, post } from "./fetch";
import type { Answer, Body } from "./shapes";

/** How to play: what the viewer chose and what the browser can; `offset` in seconds, bitrate in kbps. */
type StreamRequest = Omit<PlayOptions, "capabilities"> & Capabilities;

/** Where a player is, in ms. */
type Report = Body<typeof progress>;

/** Asks for a stream. @throws ApiProblem; `rejected` with Plex's own words when it refuses to play */
export function startStream(server: string, ratingKey: string, request: StreamRequest, signal: AbortSignal) {
  const query = new URLSearchParams({ server });
  for (const [name, value] of Object.entries(request)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    query.set(name, typeof value === "boolean" ? (value ? "1" : "0") : String(value));
  }
  return api<Answer<typeof stream>>(`stream/${ratingKey}?${query}`, { signal });
}

/**
 * Asks for the beginning of a stream that doesn't play, to hear why.
 *
 * @returns the words of a refusal, or undefined when it isn't one
 */
export async function whyRefused(url: string, signal: AbortSignal): Promise<string | undefined> {
  const response = await fetch(url, { headers: { Range: "bytes=0-0" }, signal }).catch(() => undefined);
  if (!response || response.ok) {
    await response?.body?.cancel();
    return undefined;
  }
  const { code, detail } = await response.json().catch(() => ({}));
  return code === "forbidden" || code === "rejected" ? detail : undefined;
}

/** Reports where a player is, and hears whether the server ended the playback; a 202 is as good as a 200. */
export const reportProgress = (server: string, report: Report) =>
  post<Answer<typeof progress>>("progress", server, report);

/** The same from a page that is going away: the browser sends it even after the page is gone. */
export function reportLast(server: string, report: Report): void {
  const body = new Blob([JSON.stringify(report)], { type: "application/json" });
  navigator.sendBeacon(`/api/plex/progress?${new URLSearchParams({ server })}`, body);
}
