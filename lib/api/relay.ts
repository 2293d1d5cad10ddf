import { Readable } from "node:stream";
import { pour, type Reply } from "@/lib/plex";
import { endBy } from "@/lib/request";

/** What of Plex's headers a viewer gets; nothing that names the server or sets a cookie. */
const passed = [
  "content-type",
  "content-length",
  "content-range",
  "content-disposition",
  "accept-ranges",
  "etag",
  "last-modified",
];

/**
 * Carries an answer of Plex to the viewer as it comes: only as fast as the viewer reads, and ended
 * upstream as soon as the viewer leaves.
 *
 * @param headers are added, e.g. how long the browser may keep it
 */
export function relay(reply: Reply, method: string, headers: Record<string, string>): Response {
  const out = new Headers(headers);
  for (const name of passed) {
    const value = reply.headers[name];
    if (typeof value === "string") out.set(name, value);
  }
  // Film and pictures are packed already, and ranges count the bytes as they are.
  out.set("Cache-Control", [headers["Cache-Control"], "no-transform"].filter(Boolean).join(", "));
  const bodiless = method === "HEAD" || reply.status === 204 || reply.status === 304;
  if (bodiless) reply.body.resume();
  const isTaken = bodiless || endBy((response) => pour(reply.body, response));
  return new Response(isTaken ? null : toWeb(reply.body), { status: reply.status, headers: out });
}

const toWeb = (body: Reply["body"]) => Readable.toWeb(body) as ReadableStream<Uint8Array>;
