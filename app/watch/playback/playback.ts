import { whyRefused } from "@/app/queries/playback";
import type { Engine } from "./engine";
import type { Film } from "./film";
import { probe, thisBrowser } from "./probe";
import { delayBefore, firstAttempt, nextAttempt, RECOVERED_AFTER } from "./recovery";
import { pause } from "./pause";
import type { Position } from "./reporter";
import { openSession, type Session } from "./session";
import { type Choice, firstSnapshot, passes, type Snapshot, troubleOf } from "./snapshot";
import { stallWatch } from "./stall";
import { createEngine } from "./video-js";

/**
 * One film being watched: asks for a stream, hands it to the engine, reports where it is, and starts it
 * anew where it broke. React only shows its snapshot and calls its verbs. Seconds throughout.
 */
export class Playback {
  readonly #film: Film;
  readonly #label: string;
  readonly #listeners = new Set<() => void>();
  #snapshot: Snapshot;
  #capabilities = Promise.resolve({ containers: [""], videoCodecs: [""], audioCodecs: [""] });
  #engine: Engine | undefined;
  #loading: Promise<Engine> | undefined;
  /** Undefined between two sessions: whatever the engine says then is about the old one. */
  #session: Session | undefined;
  #start = new AbortController();
  #attempt = firstAttempt;
  #isStuck = stallWatch();
  #goodSeconds = 0;
  #hasPlayed = false;
  /** Where the viewer is; the video element forgets it while sources change. */
  #position: number;

  /** @param label the video's name for a screen reader */
  constructor(film: Film, startAt: number, label: string) {
    this.#film = film;
    this.#label = label;
    this.#position = startAt;
    this.#snapshot = firstSnapshot(startAt, film.duration);
  }

  readonly snapshot = () => this.#snapshot;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /**
   * Puts the video into `host` and begins.
   *
   * @returns what ends it; that resolves once Plex knows, to whether there was anything to know
   */
  open(host: HTMLElement): () => Promise<boolean> {
    const life = new AbortController();
    const { signal } = life;
    const loading = createEngine(host, this.#label, {
      changed: () => this.#changed(),
      jumped: () => this.#changed(true),
      failed: () => this.#failed(),
      blocked: () => this.#set({ phase: "blocked", playing: false }),
    });
    this.#loading = loading;
    this.#capabilities = probe(thisBrowser());
    this.#begin(true);
    const ticking = setInterval(() => this.#tick(), 1000);
    addEventListener("pagehide", () => void this.#session?.reporter.stop(this.#where(), true), { signal });
    // The page may come back out of the browser's memory, but its session has ended.
    addEventListener("pageshow", (event) => event.persisted && this.#begin(true), { signal });
    return () => {
      life.abort();
      clearInterval(ticking);
      const left = this.leave();
      this.#engine = undefined;
      loading.then((engine) => engine.dispose());
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
    this.#position = Math.max(0, Math.min(second, reading.duration || second));
    this.#set({ reading: { ...reading, time: this.#position } });
    if (phase === "ended") this.restart();
    else if (this.#session) this.#engine?.seek(this.#position);
  }

  setVolume(volume: number): void {
    this.#engine?.setVolume(Math.max(0, Math.min(volume, 1)));
    if (volume > 0) this.#engine?.setMuted(false);
  }

  setMuted(muted: boolean): void {
    this.#engine?.setMuted(muted);
  }

  /** Changes quality or sound: a new session at the same second. */
  choose(choice: Choice): void {
    this.#set({ choice: { ...this.#snapshot.choice, ...choice } });
    this.restart(this.#position, this.#snapshot.playing);
  }

  /** Tries once more after trouble, or plays again after the end. */
  restart(at = this.#position, play = true): void {
    this.#position = at;
    this.#attempt = { ...this.#attempt, failures: 0 };
    this.#begin(play);
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
      await pause(delayBefore(this.#attempt), signal);
      const asked = { choice: this.#snapshot.choice, attempt: this.#attempt, offset: this.#position };
      const session = await openSession(
        this.#film,
        { ...asked, capabilities: await this.#capabilities },
        (words) => this.#giveUp({ kind: "ended", detail: words }),
        signal,
      );
      this.#engine = await this.#loading;
      if (signal.aborted) return void session.reporter.stop(this.#where());
      this.#session = session;
      this.#hasPlayed = true;
      this.#set({ mode: session.mode, reason: session.reason });
      this.#engine?.load(session.source, this.#position, this.#snapshot.playing);
    } catch (error) {
      if (signal.aborted) return;
      if (this.#attempt.failures > 0 && passes(error)) this.#broke(troubleOf(error));
      else this.#giveUp(troubleOf(error));
    }
  }

  /** The picture broke. Where Plex refuses its bytes it says why: only another way than the file itself may help. */
  async #failed(): Promise<void> {
    const session = this.#session;
    const { playing } = this.#snapshot;
    if (!session) return;
    const words = await whyRefused(session.source.url, this.#start.signal);
    if (this.#session !== session) return;
    // The broken picture stands still meanwhile, which is not the viewer's pause.
    this.#set({ playing });
    if (words === undefined) this.#broke();
    else if (session.mode === "directplay") this.#broke({ kind: "refused", detail: words });
    else this.#giveUp({ kind: "refused", detail: words });
  }

  /** It doesn't go on like this: another attempt, or words. */
  #broke(trouble: Snapshot["trouble"] = { kind: "broken" }): void {
    if (!this.#session && trouble.kind === "broken") return;
    const next = nextAttempt(this.#attempt, this.#session?.mode);
    if (!next) return this.#giveUp(trouble);
    this.#attempt = next;
    this.#begin(this.#snapshot.playing);
  }

  #giveUp(trouble: Snapshot["trouble"]): void {
    this.#end("failed", trouble);
  }

  #end(phase: "ended" | "failed", trouble?: Snapshot["trouble"]): void {
    const session = this.#session;
    this.#session = undefined;
    this.#engine?.halt();
    this.#set({ phase, trouble, playing: false });
    session?.reporter.stop(this.#where());
  }

  #changed(jumped = false): void {
    if (!this.#session || !this.#engine) return;
    const now = this.#engine.read();
    const loaded = !(this.#snapshot.phase === "starting" && now.waiting);
    if (loaded) this.#position = now.time;
    const duration = this.#film.duration || now.duration;
    const playing = loaded ? !now.paused : this.#snapshot.playing;
    const reading = { ...now, time: this.#position, duration };
    this.#set({ reading, playing, phase: this.#phase(now, loaded) });
    if (now.ended) this.#end("ended");
    else this.#report(jumped);
  }

  #phase({ paused }: Snapshot["reading"], loaded: boolean): Snapshot["phase"] {
    const { phase } = this.#snapshot;
    if (!loaded) return "starting";
    if (!paused) return "playing";
    return phase === "blocked" ? "blocked" : "paused";
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
    const { phase, reading } = this.#snapshot;
    const isPaused = phase === "paused" || phase === "blocked";
    const state = isPaused ? "paused" : phase === "starting" || reading.waiting ? "buffering" : "playing";
    this.#session?.reporter.update(state, this.#where(), jumped);
  }

  /** In ms, as Plex is told. */
  #where(): Position {
    return { time: this.#position * 1000, duration: this.#snapshot.reading.duration * 1000 };
  }

  #set(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
