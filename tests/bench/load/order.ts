/** What the load process is told to do. Times in ms. */
export type Order =
  | { kind: "burst"; base: string; targets: Target[]; concurrency: number; ms: number }
  | { kind: "drain"; url: string; headers: Record<string, string>; streams: number; ms: number }
  | {
      kind: "sip";
      url: string;
      headers: Record<string, string>;
      streams: number;
      bytesPerSecond: number;
      ms: number;
    };

/** One request to repeat; several are taken in turn. */
export type Target = { path: string; headers: Record<string, string> };

/** `requests` were sent in all, `rate` of them per second once all were connected; the rest is in ms. */
export type Burst = { requests: number; rate: number; p50: number; p95: number; p99: number };
export type Drain = { bytes: number; seconds: number };
export type Sip = { bytes: number; streams: number };
