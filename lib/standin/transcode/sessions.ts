import { join } from "node:path";
import type { MediaFile } from "../media/index.ts";
import type { Decision } from "./decision.ts";
import { Encoder } from "./encoder.ts";
import type { TranscodeQuery } from "./query.ts";

/** A running conversion as `/transcode/sessions` tells it (PROTOCOL §8.4), and who it belongs to. */
export type TranscodeSessionInfo = {
  key: string;
  account: string;
  ratingKey: string;
  clientIdentifier: string;
  sessionIdentifier?: string;
  /** The process id of its ffmpeg, while one works. */
  pid?: number;
  throttled: boolean;
  complete: boolean;
  progress: number;
  size: number;
  speed: number;
  error: boolean;
  duration: number;
  remaining: number;
  context: "streaming";
  sourceVideoCodec?: string;
  sourceAudioCodec?: string;
  videoDecision?: string;
  audioDecision?: string;
  subtitleDecision?: string;
  protocol: "hls";
  container: "mpegts";
  videoCodec?: string;
  audioCodec?: string;
  audioChannels?: number;
  width?: number;
  height?: number;
  transcodeHwRequested: false;
  timeStamp: number;
  maxOffsetAvailable: number;
  minOffsetAvailable: number;
};

/** What `decision` has registered under a session id; the encoder exists from `start` on. */
export type Session = {
  account: string;
  query: TranscodeQuery;
  decision: Decision;
  file: MediaFile;
  since: number;
  encoder?: Encoder;
  /** Segments answer only after the media playlist was fetched (PROTOCOL §6.8). */
  listed: boolean;
  reaper?: NodeJS.Timeout;
};

/** All transcode sessions of a server: registered by `decision`, kept alive by use, reaped when idle. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();
  private readonly dir: string;
  private readonly idleMs: number;
  private starts = 0;

  /** `dir` takes the segments; a session nobody touches for `idleMs` is stopped. */
  constructor(dir: string, idleMs: number) {
    this.dir = dir;
    this.idleMs = idleMs;
  }

  /** Registers what was decided. An id that is in use loses its old session (PROTOCOL §6.7). */
  async register(session: Pick<Session, "account" | "query" | "decision" | "file">): Promise<void> {
    const id = session.query.session;
    await this.stop(id);
    this.sessions.set(id, { ...session, since: Date.now(), listed: false });
    this.touch(id);
  }

  /** The session, its idle clock set back; `undefined` when it is unknown or dead. */
  touch(id: string): Session | undefined {
    const session = this.sessions.get(id);
    if (!session) return undefined;
    clearTimeout(session.reaper);
    session.reaper = setTimeout(() => void this.stop(id), this.idleMs).unref();
    return session;
  }

  /** Starts encoding at `offset` seconds, once; a session that is not a conversion has nothing to start. */
  start(session: Session, offset: number): void {
    if (session.encoder || session.decision.mode !== "transcode") return;
    const { query, file, decision } = session;
    const copied = decision.conversion.video?.decision === "copy";
    const folder = join(this.dir, `${process.pid}-${this.starts++}`);
    session.encoder = new Encoder(
      file,
      decision.conversion,
      folder,
      segmentLength(query.secondsPerSegment, copied),
    );
    session.encoder.startAt(offset);
  }

  /** Ends a session and its ffmpeg and removes its files; `false` when there is none. */
  async stop(id: string): Promise<boolean> {
    const session = this.sessions.get(id);
    if (!session) return false;
    this.sessions.delete(id);
    clearTimeout(session.reaper);
    await session.encoder?.close();
    return true;
  }

  /** Ends all of them. */
  async close(): Promise<void> {
    await Promise.all([...this.sessions.keys()].map((id) => this.stop(id)));
  }

  /** The conversions that have begun. */
  list(): TranscodeSessionInfo[] {
    return [...this.sessions].flatMap(([key, session]) => (session.encoder ? [describe(key, session)] : []));
  }
}

/** 4 s, or what the client asks for, 1 to 12 s; a copy can only be cut where the films have keyframes, every 2 s. */
function segmentLength(wanted: number | undefined, copied: boolean): number {
  const length = Math.min(12, Math.max(1, Math.round(wanted ?? 4)));
  return copied ? Math.ceil(length / 2) * 2 : length;
}

function describe(key: string, session: Session): TranscodeSessionInfo {
  const { query, file, encoder } = session;
  const conversion = session.decision.mode === "transcode" ? session.decision.conversion : {};
  const { video, audio, burn } = conversion;
  const { from, to } = encoder?.ready ?? { from: 0, to: 0 };
  const seconds = file.duration / 1000;
  const running = encoder?.pid !== undefined;
  return {
    key,
    account: session.account,
    ratingKey: query.ratingKey,
    clientIdentifier: query.clientIdentifier,
    ...(query.sessionIdentifier && { sessionIdentifier: query.sessionIdentifier }),
    ...(encoder?.pid !== undefined && { pid: encoder.pid }),
    throttled: !running,
    complete: to >= seconds,
    progress: Math.min(100, (to / seconds) * 100),
    size: -22,
    speed: running ? 4 : 0,
    error: false,
    duration: file.duration,
    remaining: Math.max(0, Math.round(seconds - to)),
    context: "streaming",
    ...(video && {
      sourceVideoCodec: video.from.codec,
      videoDecision: video.decision,
      videoCodec: video.codec,
    }),
    ...(audio && {
      sourceAudioCodec: audio.from.codec,
      audioDecision: audio.decision,
      audioCodec: audio.codec,
    }),
    ...(burn && { subtitleDecision: "burn" }),
    ...(audio && { audioChannels: audio.channels }),
    ...(video && { width: video.width, height: video.height }),
    protocol: "hls",
    container: "mpegts",
    transcodeHwRequested: false,
    timeStamp: session.since / 1000,
    maxOffsetAvailable: to,
    minOffsetAvailable: from,
  };
}
