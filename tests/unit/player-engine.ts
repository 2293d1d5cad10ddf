import type { Engine, EngineEvents, Reading, Source } from "@/app/watch/playback/engine";

/** Stands where video.js would: holds what it was told, and says what a test makes it say. */
export class StandInEngine implements Engine {
  readonly events: EngineEvents;
  /** What it was told, in words. */
  readonly orders: string[] = [];
  source: Source | undefined;
  isDisposed = false;
  #reading: Reading = {
    ...{ time: 0, ahead: 0, duration: 0, volume: 1 },
    ...{ paused: true, seeking: false, waiting: true, ended: false, muted: false },
  };
  #wantsPlay = false;
  #loadsAt = 0;

  constructor(events: EngineEvents) {
    this.events = events;
  }

  load(source: Source, at: number, play: boolean): void {
    this.source = source;
    this.#wantsPlay = play;
    // As a video element does: a new source stands at its beginning, paused, until its data comes.
    this.#obey({ time: 0, ahead: 0, paused: true, waiting: true, ended: false });
    this.orders.push(`load ${source.url} at ${at}${play ? "" : ", paused"}`);
    this.#loadsAt = at;
  }

  halt(): void {
    this.orders.push("halt");
    this.#obey({ paused: true });
  }
  play(): void {
    this.#wantsPlay = true;
    this.#obey({ paused: false });
  }
  pause(): void {
    this.#wantsPlay = false;
    this.#obey({ paused: true });
  }
  seek(second: number): void {
    this.orders.push(`seek ${second}`);
    this.#loadsAt = second;
    this.#obey({ time: second });
    queueMicrotask(() => this.events.jumped());
  }
  setVolume(volume: number): void {
    this.#obey({ volume });
  }
  setMuted(muted: boolean): void {
    this.#obey({ muted });
  }
  read = () => this.#reading;
  video = () => null;
  dispose(): void {
    this.isDisposed = true;
  }

  /** The first data of a source is there. */
  arrive(): void {
    this.#say({ time: this.#loadsAt, ahead: 30, duration: 600, waiting: false, paused: !this.#wantsPlay });
  }
  /** The browser wants a click first. */
  block(): void {
    this.#say({ time: this.#loadsAt, waiting: false, paused: true });
    this.events.blocked();
  }
  /** A second of the film goes by, if it is playing. */
  advance(): void {
    const { paused, waiting, time } = this.#reading;
    if (!paused && !waiting) this.#say({ time: time + 1 });
  }
  starve(): void {
    this.#say({ waiting: true, ahead: 0 });
  }
  end(): void {
    this.#say({ time: 600, paused: true, ended: true });
  }
  fail(): void {
    this.events.failed();
    this.#say({ paused: true });
  }

  /** As a video element does: it obeys at once and says so a moment later. */
  #obey(change: Partial<Reading>): void {
    this.#reading = { ...this.#reading, ...change };
    queueMicrotask(() => this.events.changed());
  }

  #say(change: Partial<Reading>): void {
    this.#reading = { ...this.#reading, ...change };
    this.events.changed();
  }
}
