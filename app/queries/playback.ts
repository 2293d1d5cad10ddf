import type { Decision, Progress } from "@/lib/plex";
import { api, post } from "./fetch";

/** How to play: what the viewer chose and what the browser can; `offset` in seconds, bitrate in kbps. */
type StreamRequest = {
  containers: string[];
  videoCodecs: string[];
  audioCodecs: string[];
  offset: number;
  directPlay?: boolean;
  directStream?: boolean;
  maxVideoBitrate?: number;
  audioStreamID?: string;
  location?: "cellular";
};

/** A stream that is ready to be fetched from `url`, on this origin. */
type StreamAnswer = {
  url: string;
  ratingKey: string;
  sessionId: string;
  mode: Decision["mode"];
  /** `reason` is why the original file wasn't good enough; see `whyNotDirect` in lib/plex. */
  options: { reason?: string };
};

/** Asks for a stream. @throws ApiProblem; `rejected` with Plex's own words when it refuses to play */
export function startStream(server: string, ratingKey: string, request: StreamRequest, signal: AbortSignal) {
  const query = new URLSearchParams({ server });
  for (const [name, value] of Object.entries(request)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    query.set(name, typeof value === "boolean" ? (value ? "1" : "0") : String(value));
  }
  return api<StreamAnswer>(`stream/${ratingKey}?${query}`, { signal });
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
export const reportProgress = (server: string, report: Progress) =>
  post<{ terminationCode?: number; terminationText?: string }>("progress", server, report);

/** The same from a page that is going away: the browser sends it even after the page is gone. */
export function reportLast(server: string, report: Progress): void {
  const body = new Blob([JSON.stringify(report)], { type: "application/json" });
  navigator.sendBeacon(`/api/plex/progress?${new URLSearchParams({ server })}`, body);
}
