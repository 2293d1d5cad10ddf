import { join } from "node:path";
import { Encoder } from "./encoder.ts";
import { Progressive } from "./progressive.ts";
import type { Session } from "./session.ts";
import { describe, type TranscodeSessionInfo } from "./session-info.ts";

type Decided = Pick<Session, "account" | "query" | "decision" | "file" | "redecide">;

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
  async register(session: Decided): Promise<void> {
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

  /** Starts encoding at `offset` seconds, once; a session that is not a conversion to HLS has nothing to start. */
  start(session: Session, offset: number): void {
    const { decision, query } = session;
    if (session.encoder || decision.mode !== "transcode") return;
    const copied = decision.conversion.video?.decision === "copy";
    session.encoder = this.encoderFor(session, segmentLength(query.secondsPerSegment, copied));
    session.encoder?.startAt(offset);
  }

  /** Starts the title in one piece at `offset` seconds; a second start ends the first. */
  async stream(session: Session, offset: number): Promise<Progressive | undefined> {
    const { decision, file } = session;
    if (decision.mode !== "transcode") return undefined;
    const before = session.stream;
    const stream = new Progressive(file, decision.conversion, offset);
    session.stream = stream;
    await before?.close();
    return stream;
  }

  /** Encodes from now on what was copied so far, in segments of the same length; `false` when nothing was copied. */
  async fallBack(session: Session): Promise<boolean> {
    const { decision, encoder } = session;
    if (decision.mode !== "transcode" || decision.conversion.video?.decision !== "copy") return false;
    const other = session.redecide();
    if (other.mode !== "transcode" || other.conversion.video?.decision !== "transcode") return false;
    session.decision = other;
    if (encoder) session.encoder = this.encoderFor(session, encoder.length);
    await encoder?.close();
    return true;
  }

  /** Ends a session and its ffmpeg and removes its files; `false` when there is none. */
  async stop(id: string): Promise<boolean> {
    const session = this.sessions.get(id);
    if (!session) return false;
    this.sessions.delete(id);
    clearTimeout(session.reaper);
    await Promise.all([session.encoder?.close(), session.stream?.close()]);
    return true;
  }

  /** Ends all of them. */
  async close(): Promise<void> {
    await Promise.all([...this.sessions.keys()].map((id) => this.stop(id)));
  }

  /** The conversions that have begun. */
  list(): TranscodeSessionInfo[] {
    return [...this.sessions].flatMap(([key, session]) =>
      session.encoder || session.stream ? [describe(key, session)] : [],
    );
  }

  private encoderFor({ decision, file }: Session, length: number): Encoder | undefined {
    if (decision.mode !== "transcode") return undefined;
    const folder = join(this.dir, `${process.pid}-${this.starts++}`);
    return new Encoder(file, decision.conversion, folder, length);
  }
}

/** 4 s, or what the client asks for, 1 to 12 s; a copy can only be cut where the films have keyframes, every 2 s. */
function segmentLength(wanted: number | undefined, copied: boolean): number {
  const length = Math.min(12, Math.max(1, Math.round(wanted ?? 4)));
  return copied ? Math.ceil(length / 2) * 2 : length;
}
