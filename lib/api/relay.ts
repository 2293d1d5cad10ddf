import type { Reply } from "@/lib/plex";

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

/** Chunks are joined up to this size: each hand-over costs CPU (docs/decisions/005). */
const CHUNK = 256 * 1024;

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
  out.set("X-Content-Type-Options", "nosniff");
  const bodiless = method === "HEAD" || reply.status === 204 || reply.status === 304;
  if (bodiless) reply.body.resume();
  return new Response(bodiless ? null : toWeb(reply.body), { status: reply.status, headers: out });
}

function toWeb(body: Reply["body"]): ReadableStream<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const joined: Buffer[] = [];
        let bytes = 0;
        while (bytes < CHUNK) {
          const { done, value } = await chunks.next();
          if (done) break;
          joined.push(value);
          bytes += value.length;
          // Nothing more is here yet: hand over what there is, rather than keep the viewer waiting.
          if (body.readableLength === 0) break;
        }
        const [only] = joined;
        if (only) controller.enqueue(joined.length === 1 ? only : Buffer.concat(joined));
        else controller.close();
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
