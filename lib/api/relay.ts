import { carriesBytes, pour, type Reply } from "@/lib/plex";
import { answerWith } from "@/lib/request/answer";

/** What of Plex's headers a viewer gets; nothing that names the server or sets a cookie. */
const passed = ["content-range", "accept-ranges", "etag", "last-modified"];
/** And with bytes, what these are. */
const passedWithBytes = [...passed, "content-type", "content-length", "content-disposition"];

/**
 * Carries an answer of Plex to the viewer as it comes: only as fast as the viewer reads, and ended
 * upstream as soon as the viewer leaves.
 *
 * @param headers are added, e.g. how long the browser may keep it
 */
export function relay(reply: Reply, method: string, headers: Record<string, string>): Response {
  const out = new Headers(headers);
  for (const name of carriesBytes(reply) ? passedWithBytes : passed) {
    const value = reply.headers[name];
    if (typeof value === "string") out.set(name, value);
  }
  // Film and pictures are packed already, and ranges count the bytes as they are.
  out.set("Cache-Control", [headers["Cache-Control"], "no-transform"].filter(Boolean).join(", "));
  const isBodiless = method === "HEAD" || !carriesBytes(reply);
  // Who should know of a failure has the whole answer already.
  if (isBodiless) reply.body.dump().catch(() => undefined);
  return answerWith(reply.status, out, (response) => {
    if (isBodiless) response.end();
    else pour(reply.body, response);
  });
}
