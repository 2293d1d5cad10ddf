/** The page that a playback stands on, which may go away without a word to React. */
export type PageLife = {
  /** Calls `then` when the page is going away: a tab that closes, another address. */
  onLeave(then: () => void, signal: AbortSignal): void;
  /** Calls `then` when the page comes back out of the browser's memory as it was. */
  onReturn(then: () => void, signal: AbortSignal): void;
};

/** The page of this browser. */
export const browserPage: PageLife = {
  onLeave: (then, signal) => addEventListener("pagehide", () => then(), { signal }),
  onReturn: (then, signal) => addEventListener("pageshow", (event) => event.persisted && then(), { signal }),
};
