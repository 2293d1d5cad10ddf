import type { Account, PlexServer } from "../world/types.ts";
import type { Message } from "./feed.ts";
import { mayHear, readFilters } from "./filters.ts";

/** Between keep-alives, ms. */
const pingMs = 10_000;

/** An endless body for this listener, ended by whoever reads it; the first thing it says is that it is alive. */
export function eventStream(
  server: PlexServer,
  account: Account,
  filters: string | undefined,
): ReadableStream<Uint8Array> {
  const wanted = readFilters(filters);
  const bytes = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      const say = (message: Message) => {
        if (wanted(message.type) && mayHear(server, account, message))
          controller.enqueue(bytes.encode(frame(message)));
      };
      const ping = () => say({ type: "ping", list: "", element: {}, audience: "everyone" });
      const timer = setInterval(ping, pingMs);
      const unsubscribe = server.events.subscribe(say);
      end = () => {
        clearInterval(timer);
        unsubscribe();
      };
      ping();
    },
    cancel: () => end(),
  });
}

/** The element stands alone, in no list (PROTOCOL §8.1). */
function frame({ type, list, element }: Message): string {
  const data = type === "ping" ? {} : { [list]: element };
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
