import type { Clock } from "@/app/watch/playback/clock";

/** Lets everything happen that only waits for promises. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

type Timer = { at: number; every: number | undefined; ring(): void };

/** A clock that stands until a test moves it on. */
export class StandingClock implements Clock {
  #now = 0;
  #timers: Timer[] = [];

  now = () => this.#now;

  wait(ms: number, signal: AbortSignal): Promise<void> {
    if (ms === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#add({ at: this.#now + ms, every: undefined, ring: resolve }, signal);
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  }

  every(ms: number, tick: () => void, signal: AbortSignal): void {
    this.#add({ at: this.#now + ms, every: ms, ring: tick }, signal);
  }

  /** Moves it on by so many seconds; whatever falls due meanwhile happens at its time. */
  async pass(seconds: number, eachSecond: () => void = () => undefined): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.#now += 1000;
      eachSecond();
      for (const timer of this.#timers.filter(({ at }) => at <= this.#now)) {
        if (timer.every === undefined) this.#timers = this.#timers.filter((one) => one !== timer);
        else timer.at += timer.every;
        timer.ring();
      }
      await settle();
    }
  }

  #add(timer: Timer, signal: AbortSignal) {
    this.#timers.push(timer);
    signal.addEventListener("abort", () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    });
  }
}
