import type { Progress } from "@/lib/plex";

export type State = Progress["state"];

/** What Plex may answer to a report: that it ended this playback, and why (PROTOCOL §5.1). */
type Termination = { terminationCode?: number; terminationText?: string };

/** How reports are sent. `send` is for a page that lives on, `last` for one that is going away. */
type Post = {
  send(report: Progress): Promise<Termination>;
  last(report: Progress): void;
  /** A clock in ms. */
  now(): number;
};

/** Where a film is and how long it is, in ms. */
export type Position = { time: number; duration: number };

/** The longest time between two reports while nothing changes. */
const EVERY_MS = 10_000;
/** A wait for data is reported when it lasts longer than this. */
const HICCUP_MS = 3_000;
/** The least time between reports of jumps: a held arrow key jumps thirty times a second. */
const JUMPS_APART_MS = 1_000;

/**
 * Tells Plex where one session of a film is (PROTOCOL §5.1): at once when its state changes or somebody has
 * jumped, every ten seconds otherwise, and exactly once that it stopped. Reports leave one after the other,
 * so that none overtakes a newer one.
 */
export class Reporter {
  readonly #subject: Pick<Progress, "ratingKey" | "sessionId">;
  readonly #post: Post;
  readonly #onTermination: (words: string | undefined) => void;
  #told: State | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;
  #bufferingSince: number | undefined;
  #jumped = false;
  #waiting: Progress | undefined;
  #sending: Promise<void> | undefined;
  #stopped = false;

  /** @param onTermination is called when the server ended the playback, with Plex's words if it has any */
  constructor(
    subject: Pick<Progress, "ratingKey" | "sessionId">,
    post: Post,
    onTermination: (words: string | undefined) => void,
  ) {
    this.#subject = subject;
    this.#post = post;
    this.#onTermination = onTermination;
  }

  /**
   * To be called whenever something happens, and about every second anyway.
   *
   * @param jumped somebody has just moved to this position
   */
  update(state: Exclude<State, "stopped">, position: Position, jumped = false): void {
    if (this.#stopped) return;
    const now = this.#post.now();
    const silence = now - this.#toldAt;
    this.#jumped ||= jumped;
    this.#bufferingSince = state === "buffering" ? (this.#bufferingSince ?? now) : undefined;
    if (this.#bufferingSince !== undefined && now - this.#bufferingSince < HICCUP_MS) return;
    const due = silence >= EVERY_MS || (this.#jumped && silence >= JUMPS_APART_MS);
    if (!due && state === this.#told) return;
    this.#told = state;
    this.#toldAt = now;
    this.#jumped = false;
    this.#waiting = this.#report(state, position);
    this.#sending ??= this.#drain();
  }

  /**
   * The last report, sent only once however often this is called. The server ends the transcode with it.
   *
   * @param leaving the page is going away: nobody can wait for the answer
   * @returns when the server has heard
   */
  stop(position: Position, leaving = false): Promise<void> {
    if (!this.#stopped) {
      this.#stopped = true;
      this.#waiting = undefined;
      const report = this.#report("stopped", position);
      if (leaving) this.#post.last(report);
      else this.#sending = Promise.resolve(this.#sending).then(() => this.#send(report));
    }
    return this.#sending ?? Promise.resolve();
  }

  #report(state: State, { time, duration }: Position): Progress {
    // Plex takes whole milliseconds only, and answers 400 to a time past the end (PROTOCOL §5.1).
    const end = Math.round(duration);
    return { ...this.#subject, state, time: Math.min(Math.max(0, Math.round(time)), end), duration: end };
  }

  async #drain(): Promise<void> {
    for (let next = this.#waiting; next; next = this.#waiting) {
      this.#waiting = undefined;
      await this.#send(next);
    }
    if (!this.#stopped) this.#sending = undefined;
  }

  async #send(report: Progress): Promise<void> {
    // A lost report doesn't disturb the film: the next one follows within ten seconds.
    const answer = await this.#post.send(report).catch((): Termination => ({}));
    if (answer.terminationCode === undefined || report.state === "stopped" || this.#stopped) return;
    this.#onTermination(answer.terminationText);
  }
}
