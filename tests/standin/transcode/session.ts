import type { MediaFile } from "../media/index.ts";
import type { Encoder } from "./encoder.ts";
import type { Progressive } from "./progressive.ts";
import type { TranscodeQuery } from "./query.ts";
import type { Decision } from "./types.ts";

/** What `decision` has registered under a session id; from `start` on it has an encoder (HLS) or a stream (one piece). */
export type Session = {
  account: string;
  query: TranscodeQuery;
  decision: Decision;
  file: MediaFile;
  /** Decides again without copying the picture. */
  redecide(): Decision;
  since: number;
  encoder?: Encoder;
  stream?: Progressive;
  /** Segments answer only after the media playlist was fetched (PROTOCOL §6.8). */
  listed: boolean;
  reaper?: NodeJS.Timeout;
};
