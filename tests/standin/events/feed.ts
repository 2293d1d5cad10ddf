/** Who may see a message: all, the owner alone, one account, or whoever sees that section. */
export type Audience = "everyone" | "owner" | { account: number } | { section: number };

/** One notification: `type` and the name of its list as PROTOCOL §8.2 has them. */
export type Message = { type: string; list: string; element: object; audience: Audience };

type Listener = (message: Message) => void;

/** What one server tells everybody who listens, from the moment they began to. Nothing is kept. */
export class Feed {
  #listeners = new Set<Listener>();
  #start: (() => () => void) | undefined;
  #stop: (() => void) | undefined;

  /** Begins something with the first listener; what it returns ends it with the last. */
  whileHeard(start: () => () => void): void {
    this.#start = start;
  }

  /** Returns what ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#stop ??= this.#start?.();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = undefined;
    };
  }

  publish(message: Message): void {
    for (const listener of [...this.#listeners]) listener(message);
  }

  /** Shows every listener that the line is alive (PROTOCOL §8.1). */
  ping(): void {
    this.publish({ type: "ping", list: "", element: {}, audience: "everyone" });
  }
}
