/** Where the picture comes from: a file, or the playlist of a transcode. */
export type Source = { url: string; hls: boolean };

/** What the engine is doing; seconds, volume 0–1. */
export type Reading = {
  time: number;
  /** Seconds held beyond `time`. */
  ahead: number;
  duration: number;
  paused: boolean;
  seeking: boolean;
  waiting: boolean;
  ended: boolean;
  volume: number;
  muted: boolean;
};

export type EngineEvents = {
  /** Something about the reading changed. */
  changed(): void;
  /** Somebody, or the browser itself, has moved to another second. */
  jumped(): void;
  /** It can't go on: a broken file, a codec without a picture, segments that don't come. */
  failed(): void;
  /** The browser wants a click before it plays anything with sound. */
  blocked(): void;
};

/** What plays the picture, in the few words that the player needs. */
export type Engine = {
  /** Replaces what plays; `at` in seconds. */
  load(source: Source, at: number, play: boolean): void;
  /** Stands still and fetches no more: segments of a session that ends are asked for in vain. */
  halt(): void;
  play(): void;
  pause(): void;
  seek(second: number): void;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  read(): Reading;
  video(): HTMLVideoElement | null;
  dispose(): void;
};
