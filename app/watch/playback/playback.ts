import type { Engine, EngineEvents } from "./engine";
import type { Film } from "./film";
import type { Owners } from "./owners";
import { delayBefore, firstAttempt, nextAttempt, RECOVERED_AFTER } from "./recovery";
import type { Position } from "./reporter";
import type { Session } from "./session";
import { afterReading, type Choice, firstSnapshot, type Snapshot, stateOf } from "./snapshot";
import { stallWatch } from "./stall";
import { passes, type Trouble, troubleOf } from "./trouble";

const TICK_MS = 1_000;

/**
 * One film that somebody watches: it asks for a stream, hands that to the engine, reports where the viewer is,
 * and starts again where it broke. React only shows its snapshot and calls its verbs. Seconds throughout.
 */
export class Playback {
  readonly #film: Film;
  readonly #owners: Owners;
  readonly #listeners = new Set<() => void>();
  #snapshot: Snapshot;
  #capabilities: ReturnType<Owners["capabilities"]> | undefined;
  #engine: Engine | undefined;
  #loading: Promise<Engine> | undefined;
  /** Undefined between two sessions: whatever the engine says then is about the old one. */
  #session: Session | undefined;
  #start = new AbortController();
  #attempt = firstAttempt;
  #isStuck = stallWatch();
  #goodSeconds = 0;
  #hasPlayed = false;

  constructor(film: Film, startAt: number, owners: Owners) {
    this.#film = film;
    this.#owners = owners;
    this.#snapshot = firstSnapshot(startAt, film.duration);
  }

  readonly snapshot = () => this.#snapshot;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /**
   * Makes the engine and begins.
   *
   * @returns what closes it; its promise resolves once Plex knows, with whether anything was played
   */
  open(makeEngine: (events: EngineEvents) => Promise<Engine>): () => Promise<boolean> {
    const life = new AbortController();
    const { clock, page } = this.#owners;
    const loading = makeEngine({
      changed: () => this.#changed(),
      jumped: () => this.#changed(true),
      failed: () => void this.#failed(),
      blocked: () => this.#set({ phase: "blocked", playing: false }),
    });
    this.#loading = loading;
    void this.#begin(true);
    clock.every(TICK_MS, () => this.#tick(), life.signal);
    page.onLeave(() => void this.#session?.reporter.stop(this.#where(), true), life.signal);
    // The session of a page that was kept in the browser's memory has ended meanwhile.
    page.onReturn(() => void this.#begin(true), life.signal);
    return () => {
      life.abort();
      const left = this.leave();
      this.#engine = undefined;
      void loading.then((engine) => engine.dispose());
      return left.then(() => this.#hasPlayed);
    };
  }

  /** Reports that it stopped. @returns when the server knows */
  async leave(): Promise<void> {
    this.#start.abort();
    this.#engine?.halt();
    await this.#session?.reporter.stop(this.#where());
  }

  play(): void {
    if (this.#snapshot.phase === "ended") return this.restart(0);
    this.#set({ playing: true });
    if (this.#session) this.#engine?.play();
  }

  pause(): void {
    this.#set({ playing: false });
    if (this.#session) this.#engine?.pause();
  }

  /** Moves to a second; after the end that takes a new session. */
  seek(second: number): void {
    const { phase, reading } = this.#snapshot;
    const time = Math.max(0, Math.min(second, reading.duration || second));
    this.#moveTo(time);
    if (phase === "ended") this.restart();
    else if (this.#session) this.#engine?.seek(time);
  }

  setVolume(volume: number): void {
    this.#engine?.setVolume(Math.max(0, Math.min(volume, 1)));
    if (volume > 0) this.#engine?.setMuted(false);
    this.#listen();
  }

  setMuted(muted: boolean): void {
    this.#engine?.setMuted(muted);
    this.#listen();
  }

  /** Shows at once how loud it is: the engine says so later, and the next key counts from here. */
  #listen(): void {
    if (!this.#engine) return;
    const { volume, muted } = this.#engine.read();
    this.#set({ reading: { ...this.#snapshot.reading, volume, muted } });
  }

  /** Changes quality or sound: a new session at the same second. */
  choose(choice: Choice): void {
    const { playing } = this.#snapshot;
    this.#set({ choice: { ...this.#snapshot.choice, ...choice } });
    this.restart(this.#snapshot.reading.time, playing);
  }

  /** Tries once more after trouble, or plays again after the end. */
  restart(at = this.#snapshot.reading.time, play = true): void {
    this.#moveTo(at);
    this.#attempt = { ...this.#attempt, failures: 0 };
    void this.#begin(play);
  }

  video(): HTMLVideoElement | null {
    return this.#engine?.video() ?? null;
  }

  /** Ends the session there is, asks for another one, and loads it at the current position. */
  async #begin(play: boolean): Promise<void> {
    this.#start.abort();
    this.#start = new AbortController();
    const { signal } = this.#start;
    const old = this.#session;
    this.#session = undefined;
    this.#goodSeconds = 0;
    this.#isStuck = stallWatch();
    this.#set({ phase: "starting", trouble: undefined, playing: play });
    this.#engine?.halt();
    try {
      await old?.reporter.stop(this.#where());
      await this.#owners.clock.wait(delayBefore(this.#attempt), signal);
      const session = await this.#openSession(signal);
      this.#engine = await this.#loading;
      if (signal.aborted) return void session.reporter.stop(this.#where());
      this.#session = session;
      this.#hasPlayed = true;
      this.#set({ mode: session.mode, reason: session.reason });
      this.#engine?.load(session.source, this.#snapshot.reading.time, this.#snapshot.playing);
    } catch (error) {
      if (signal.aborted) return;
      if (this.#attempt.failures > 0 && passes(error)) this.#broke(troubleOf(error));
      else this.#giveUp(troubleOf(error));
    }
  }

  async #openSession(signal: AbortSignal): Promise<Session> {
    this.#capabilities ??= this.#owners.capabilities();
    const capabilities = await this.#capabilities;
    const { choice, reading } = this.#snapshot;
    const asked = { capabilities, choice, attempt: this.#attempt, offset: reading.time };
    const terminated = (words: string | undefined) => this.#giveUp({ kind: "ended", detail: words });
    return this.#owners.openSession(this.#film, asked, terminated, signal);
  }

  /** The picture broke. If Plex refused the file as it is, another way may be allowed; anything else it refused ends here. */
  async #failed(): Promise<void> {
    const session = this.#session;
    const { playing } = this.#snapshot;
    const { signal } = this.#start;
    if (!session) return;
    const words = await session.whyRefused(signal);
    if (this.#session !== session || signal.aborted) return;
    // The broken picture stood still meanwhile, which wasn't the viewer's doing.
    this.#set({ playing });
    if (words === undefined) this.#broke();
    else if (session.mode === "directplay") this.#broke({ kind: "refused", detail: words });
    else this.#giveUp({ kind: "refused", detail: words });
  }

  /** It can't go on like this: another attempt, or words. */
  #broke(trouble: Trouble = { kind: "broken" }): void {
    if (!this.#session && trouble.kind === "broken") return;
    const next = nextAttempt(this.#attempt, this.#session?.mode);
    if (!next) return this.#giveUp(trouble);
    this.#attempt = next;
    void this.#begin(this.#snapshot.playing);
  }

  #giveUp(trouble: Trouble): void {
    this.#end("failed", trouble);
  }

  #end(phase: "ended" | "failed", trouble?: Trouble): void {
    const session = this.#session;
    this.#session = undefined;
    this.#engine?.halt();
    this.#set({ phase, trouble, playing: false });
    void session?.reporter.stop(this.#where());
  }

  #changed(jumped = false): void {
    if (!this.#session || !this.#engine) return;
    const now = this.#engine.read();
    this.#set(afterReading(this.#snapshot, now, this.#film.duration));
    if (now.ended) this.#end("ended");
    else this.#report(jumped);
  }

  #tick(): void {
    if (!this.#session || !this.#engine) return;
    const now = this.#engine.read();
    if (this.#isStuck(now)) return this.#broke();
    if (!now.paused && !now.waiting) this.#goodSeconds += 1;
    if (this.#goodSeconds >= RECOVERED_AFTER) this.#attempt = { ...this.#attempt, failures: 0 };
    this.#report();
  }

  #report(jumped = false): void {
    this.#session?.reporter.update(stateOf(this.#snapshot), this.#where(), jumped);
  }

  /** In ms, as Plex is told. */
  #where(): Position {
    const { time, duration } = this.#snapshot.reading;
    return { time: time * 1000, duration: duration * 1000 };
  }

  #moveTo(time: number): void {
    this.#set({ reading: { ...this.#snapshot.reading, time } });
  }

  #set(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
