import type { MediaStream } from "../media/index.ts";

/** What a client can play and take, in the server's terms (PROTOCOL §6.5). Lists are lower case; `*` means anything. */
export type Profile = {
  directPlay: DirectPlay[];
  targets: TranscodeTarget[];
  limitations: Limitation[];
  settings: Record<string, string>;
};

export type DirectPlay = { type: string; container: string[]; videoCodec: string[]; audioCodec: string[] };

export type TranscodeTarget = {
  id?: string;
  type: string;
  context: string;
  protocol: string;
  container: string;
  videoCodec: string[];
  audioCodec: string[];
  subtitleCodec: string[];
};

export type Limitation = {
  scope: string;
  /** A codec, a container, a target's id, or `*`. */
  scopeName: string;
  type: string;
  name: string;
  /** How `values` are compared: each as a whole, as a part of the text, or as a regular expression. */
  by: "value" | "substring" | "regex";
  values: string[];
  /** What the server doesn't know about a file breaks such a limit. */
  isRequired?: boolean;
};

/** The tracks a person has chosen, as the file holds them. */
export type Chosen = { video?: MediaStream; audio?: MediaStream; subtitle?: MediaStream };

/** What will be sent: how each track gets there, and what it is then. Bitrates in kbps. */
export type Conversion = {
  protocol: "hls" | "http";
  container: string;
  /** Absent: the target has no codec this server can encode, so the picture is dropped (PROTOCOL §6.5). */
  video?: {
    from: MediaStream;
    decision: "copy" | "transcode";
    codec: string;
    width: number;
    height: number;
    bitrate: number;
  };
  audio?: {
    from: MediaStream;
    decision: "copy" | "transcode";
    codec: string;
    channels: number;
    bitrate: number;
  };
  /** `segments`: a WebVTT rendition; `sidecar`: text of its own; `embedded`: a track in the container. */
  subtitle?: { from: MediaStream; how: "burn" | "segments" | "sidecar" | "embedded"; codec: string };
};

export type Decision =
  | { mode: "directplay" }
  | { mode: "transcode"; directPlay: Verdict; conversion: Conversion }
  | { mode: "refused"; directPlay: Verdict; transcode: Verdict };

export type Verdict = { code: number; text: string };
