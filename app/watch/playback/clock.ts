/** Time as a playback knows it; a test hands in one that it moves itself. */
export type Clock = {
  /** ms on a clock that only goes forward. */
  now(): number;
  /** Resolves after so many ms. @throws the signal's reason */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls `tick` every so many ms, until the signal aborts. */
  every(ms: number, tick: () => void, signal: AbortSignal): void;
};

/** The browser's own time. */
export const browserClock: Clock = {
  now: () => performance.now(),
  wait(ms, signal) {
    if (ms === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    });
  },
  every(ms, tick, signal) {
    const timer = setInterval(tick, ms);
    signal.addEventListener("abort", () => clearInterval(timer));
  },
};
