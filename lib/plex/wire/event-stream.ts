import { PlexError } from "./errors";

/** One event of a stream of server-sent events; without a name of its own it is a `message`. */
type StreamEvent = { event: string; data: string };

/** No notification comes near this many characters; a line that never ends is no event stream. */
const MOST_CHARACTERS = 1024 * 1024;

/**
 * Reads a `text/event-stream`, event by event, as the HTML standard says: fields other than `event` and `data`
 * are of no use here, and an event without data is none.
 *
 * @throws PlexError `bad_reply` for an event past all measure, and whatever reading `chunks` throws
 */
export async function* readEventStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  let unread = "";
  let event = "";
  let data: string[] = [];
  let characters = 0;
  for await (const chunk of chunks) {
    unread += decoder.decode(chunk, { stream: true });
    // A \r at the end may be the first half of a \r\n.
    const lines = unread.split(/\r\n|\n|\r(?!$)/);
    unread = lines.pop() ?? "";
    for (const line of lines) {
      characters += line.length;
      if (line === "") {
        if (data.length > 0) yield { event: event || "message", data: data.join("\n") };
        event = "";
        data = [];
        characters = 0;
      } else {
        const { name, value } = fieldOf(line);
        if (name === "event") event = value;
        if (name === "data") data.push(value);
      }
    }
    if (characters + unread.length > MOST_CHARACTERS) throw new PlexError("bad_reply");
  }
}

/** One space after the colon belongs to the colon; a line that begins with one is a comment, of no name. */
function fieldOf(line: string): { name: string; value: string } {
  const colon = line.indexOf(":");
  if (colon < 0) return { name: line, value: "" };
  return { name: line.slice(0, colon), value: line.slice(colon + 1).replace(/^ /, "") };
}
