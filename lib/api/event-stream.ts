import type { Follower } from "@/lib/servers";

/** ms between signs of life, so that nobody on the way takes the line for dead. */
const ALIVE_MS = 15_000;
/** ms until a browser that lost the line comes again; longer where somebody newer took its place. */
const RETRY = { soon: 3_000, late: 60_000 };
/** Events that a reader may leave unread. */
const MOST_UNREAD = 500;

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
  // The line is used for nothing else afterwards; without this, Marquee would wait for it when it stops.
  Connection: "close",
};

/**
 * Answers with server-sent events for as long as the caller stays.
 *
 * @param begin starts to tell; what it returns ends that
 */
export function eventStream(request: Request, begin: (follower: Follower) => () => void): Response {
  if (request.method === "HEAD") return new Response(null, { headers });
  const bytes = new TextEncoder();
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false;
      const write = (text: string) => {
        if (ended) return;
        controller.enqueue(bytes.encode(text));
        if ((controller.desiredSize ?? 0) < -MOST_UNREAD) finish();
      };
      // The id is Marquee's time: with it a browser asks for what it missed.
      const say = (event: string, data: object) =>
        write(`event: ${event}\nid: ${Date.now()}\ndata: ${JSON.stringify(data)}\n\n`);
      const alive = setInterval(() => write(": alive\n\n"), ALIVE_MS);
      let stop = () => {};
      leave = () => {
        ended = true;
        clearInterval(alive);
        request.signal.removeEventListener("abort", leave);
        stop();
      };
      const finish = () => {
        if (ended) return;
        leave();
        controller.close();
      };
      write(`retry: ${RETRY.soon}\n\n`);
      request.signal.addEventListener("abort", leave);
      stop = begin({
        changes: (changes) => {
          for (const change of changes) say("change", change);
        },
        live: (isLive) => say("live", { live: isLive }),
        end: (reason) => {
          if (reason === "displaced") write(`retry: ${RETRY.late}\n\n`);
          say("end", { reason });
          finish();
        },
      });
      if (ended) stop();
    },
    cancel: () => leave(),
  });
  return new Response(body, { headers });
}
