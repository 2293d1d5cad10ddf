import { WebSocket } from "ws";
import { isJson, type Json, type Visitor } from "./visitor.ts";

/** One notification as it came over the wire. */
type Heard = { event: string; data: Json };

/** Somebody listening to a server: what was heard so far, and waiting for more. */
export class Listener {
  readonly heard: Heard[] = [];
  readonly ended: Promise<void>;
  readonly close: () => void;
  #waiting = new Set<() => void>();

  private constructor(open: (hear: (heard: Heard) => void) => { close: () => void; ended: Promise<void> }) {
    const { close, ended } = open((heard) => {
      this.heard.push(heard);
      for (const look of this.#waiting) look();
    });
    this.close = close;
    this.ended = ended;
  }

  /** Over `EventSource`; resolves once the first keep-alive has come. */
  static async events(visitor: Visitor, filters?: string): Promise<Listener> {
    const abort = new AbortController();
    const query = new URLSearchParams({ "X-Plex-Token": visitor.token });
    if (filters !== undefined) query.set("filters", filters);
    const url = `${visitor.base}/:/eventsource/notifications?${query}`;
    const response = await fetch(url, { signal: abort.signal });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    const listener = new Listener((hear) => ({
      close: () => abort.abort(),
      ended: readEvents(response, hear).catch(() => undefined),
    }));
    await listener.next("ping");
    return listener;
  }

  /** Over a WebSocket; resolves once it is open, rejects when it is refused. */
  static socket(visitor: Visitor, query = "", path = "/:/websockets/notifications"): Promise<Listener> {
    const url = `${visitor.base.replace("http", "ws")}${path}?X-Plex-Token=${visitor.token}${query}`;
    const socket = new WebSocket(url);
    return new Promise((resolve, reject) => {
      socket.once("error", reject);
      socket.once("open", () => {
        socket.off("error", reject);
        socket.on("error", () => undefined);
        const ended = new Promise<void>((over) => socket.once("close", () => over()));
        const open = (hear: (heard: Heard) => void) => {
          socket.on("message", (data) => hear(unwrap(String(data))));
          return { close: () => socket.close(), ended };
        };
        resolve(new Listener(open));
      });
    });
  }

  /** The first element of that type that fits, heard already or yet to come. */
  next(event: string, fits: (element: Json) => boolean = () => true): Promise<Json> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.heard.find((each) => each.event === event && fits(element(each)));
        if (!found) return;
        this.#waiting.delete(look);
        resolve(element(found));
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** The types heard, keep-alives left out. */
  types(): string[] {
    return this.heard.map((each) => each.event).filter((type) => type !== "ping");
  }
}

function element({ data }: Heard): Json {
  const [first] = Object.values(data);
  return isJson(first) ? first : {};
}

async function readEvents(response: Response, hear: (heard: Heard) => void): Promise<void> {
  const text = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body ?? []) {
    const frames = (rest + text.decode(chunk, { stream: true })).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      const [, event = "", data = "{}"] = /^event: (.+)\ndata: (.+)$/.exec(frame) ?? [];
      hear({ event, data: JSON.parse(data) });
    }
  }
}

/** A WebSocket wraps each element in a list; here it looks like an event. */
function unwrap(text: string): Heard {
  const { NotificationContainer: box } = JSON.parse(text);
  const { type, size, ...rest } = box;
  const [[name, list] = ["", []]] = Object.entries<Json[]>(rest);
  if (size !== 1 || !Array.isArray(list) || list.length !== 1) throw new Error(`odd message: ${text}`);
  return { event: type, data: { [name]: list[0] } };
}
