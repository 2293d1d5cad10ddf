import { reachOnce } from "../ask/reach";
import type { Plex } from "../plex";
import { notification, type PlexEvent } from "../schemas/event";
import { isPlexError, PlexError } from "../wire/errors";
import { readEventStream } from "../wire/event-stream";
import type { Reply } from "../wire/exchange";
import { failure } from "../wire/http";
import { refuseErrors } from "../wire/status";

/** Everything else that a server talks about makes nothing stale. */
const FILTERS = "playing,timeline,activity,status,preference";

/**
 * Listens to what a server says by itself, from now on (PROTOCOL §8.1). It speaks at least every 10 s, so that
 * 30 s of silence mean a dead line.
 *
 * @param signal ends it
 * @returns what happens, until the stream ends or throws PlexError `unreachable` or `timeout`
 * @throws PlexError `unauthorized` once a renewed token was refused too, `forbidden` or `not_found` where the
 *   server doesn't let this person listen
 */
export async function openEvents(plex: Plex, signal: AbortSignal): Promise<AsyncIterable<PlexEvent>> {
  const question = {
    path: "/:/eventsource/notifications",
    query: { filters: FILTERS },
    headers: { Accept: "text/event-stream" },
    // Held for as long as somebody is there: it must not take a place among the short questions.
    isStream: true,
    signal,
  };
  const reply = await reachOnce(plex, question, refuseErrors);
  if (!String(reply.headers["content-type"]).startsWith("text/event-stream")) {
    await reply.body.dump();
    throw new PlexError("bad_reply", { status: reply.status });
  }
  return eventsOf(reply);
}

/** What one message of a stream says; nothing for what isn't known or can't be read. */
export function readEvents(data: string): PlexEvent[] {
  try {
    return notification.safeParse(JSON.parse(data)).data ?? [];
  } catch {
    // One broken message is no reason to lose the others.
    return [];
  }
}

async function* eventsOf({ body }: Reply): AsyncGenerator<PlexEvent> {
  try {
    for await (const { data } of readEventStream(body)) yield* readEvents(data);
  } catch (cause) {
    throw isPlexError(cause) ? cause : new PlexError(failure(cause), { cause });
  }
}
