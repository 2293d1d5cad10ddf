import type { Client } from "./client.ts";

type Heard = { event: string; id: string; data: Record<string, unknown> };

/** Somebody who follows `/api/plex/events`. */
export class Events {
  readonly response: Response;
  /** Resolves when Marquee has ended the stream. */
  readonly ended: Promise<void>;
  readonly heard: Heard[] = [];
  text = "";
  #leave: AbortController;
  #waiting = new Set<() => void>();

  private constructor(response: Response, leave: AbortController) {
    this.response = response;
    this.#leave = leave;
    this.ended = this.#read();
    // Whoever leaves breaks the line off.
    this.ended.catch(() => undefined);
  }

  /** Opens a stream, and waits until Marquee hears the server itself unless told otherwise. */
  static async open(client: Client, query = "", { live = true } = {}): Promise<Events> {
    const leave = new AbortController();
    const response = await client.send(`/api/plex/events${query}`, { signal: leave.signal });
    if (response.status !== 200) throw new Error(`events: ${response.status} ${await response.text()}`);
    const events = new Events(response, leave);
    if (live) await events.next((one) => one.event === "live" && one.data["live"] === true);
    return events;
  }

  /** The first event heard so far, or still to come, that is meant. */
  async next(isMeant: (heard: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const found = this.heard.find(isMeant);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** The first change that has these fields. */
  change = (wanted: Record<string, unknown>): Promise<Heard> =>
    this.next(
      ({ event, data }) =>
        event === "change" && Object.entries(wanted).every(([name, value]) => data[name] === value),
    );

  /** Everything that was said to have changed, each kind once. */
  changes = (): unknown[] => [
    ...new Set(this.heard.filter((one) => one.event === "change").map((one) => one.data["what"])),
  ];

  forget(): void {
    this.heard.length = 0;
  }

  leave(): void {
    this.#leave.abort();
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let unread = "";
    for await (const chunk of this.response.body ?? []) {
      const text = decoder.decode(chunk, { stream: true });
      this.text += text;
      const blocks = (unread + text).split("\n\n");
      unread = blocks.pop() ?? "";
      for (const block of blocks) this.#hear(block);
      for (const resolve of this.#waiting) resolve();
      this.#waiting.clear();
    }
  }

  #hear(block: string): void {
    const fields = new Map(
      block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]),
    );
    const [event, data] = [fields.get("event"), fields.get("data")];
    if (event && data) this.heard.push({ event, id: fields.get("id") ?? "", data: JSON.parse(data) });
  }
}

/** Streams that are followed during a test; `leave` ends them all. */
export class Following {
  #open: Events[] = [];

  async follow(client: Client, query = "", options: { live?: boolean } = {}): Promise<Events> {
    const events = await Events.open(client, query, options);
    this.#open.push(events);
    return events;
  }

  leave(): void {
    for (const events of this.#open.splice(0)) events.leave();
  }
}
