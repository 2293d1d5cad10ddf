import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { MediaFile } from "../media/index.ts";
import { completedSegment, ffmpegArguments, type Run } from "./ffmpeg.ts";
import { segmentCount, segmentName } from "./playlist.ts";
import type { Conversion } from "./types.ts";

/** Seconds one ffmpeg run covers: it works ahead of the viewer, then rests until the viewer comes near its end. */
const AHEAD = 60;
/** Seconds before the end of what is made at which the next run starts. */
const NEAR = 24;
/** Seconds ahead of the encoder at which waiting takes longer than starting anew. */
const PATIENCE = 16;

type Running = { process: ChildProcess; from: number; to: number; next: number; ended: Promise<void> };

/** Makes the segments of one title on demand, with one ffmpeg at a time. */
export class Encoder {
  readonly length: number;
  readonly count: number;
  private readonly file: MediaFile;
  private readonly conversion: Conversion;
  private readonly folder: string;
  private readonly finished = new Map<number, string>();
  private readonly waiting = new Map<number, Set<(path: string | undefined) => void>>();
  private running: Running | undefined;
  private readonly watchers = new Set<() => void>();
  private runs = 0;
  private closed = false;

  /** `folder` is this encoder's own and vanishes with it; `length` is seconds per segment. */
  constructor(file: MediaFile, conversion: Conversion, folder: string, length: number) {
    this.file = file;
    this.conversion = conversion;
    this.folder = folder;
    this.length = length;
    this.count = segmentCount(file.duration, length);
  }

  /** The process id of the ffmpeg at work, if one is. */
  get pid(): number | undefined {
    return this.running?.process.pid;
  }

  /** Seconds of the title that are ready: the first and the end of the last segment made. */
  get ready(): { from: number; to: number } {
    const made = [...this.finished.keys()];
    if (!made.length) return { from: 0, to: 0 };
    return { from: Math.min(...made) * this.length, to: (Math.max(...made) + 1) * this.length };
  }

  /** Starts work at `seconds` of the title, before anybody asks for a segment. */
  startAt(seconds: number): void {
    this.aim(Math.min(Math.floor(seconds / this.length), this.count - 1));
  }

  /**
   * The file of segment `n` once it is complete; `undefined` when there is no such segment, when the encoder went
   * elsewhere or was closed meanwhile, or when `signal` fires first.
   */
  segment(n: number, signal: AbortSignal): Promise<string | undefined> {
    if (this.closed || signal.aborted || n < 0 || n >= this.count) return Promise.resolve(undefined);
    this.aim(n);
    const path = this.finished.get(n);
    if (path) return Promise.resolve(path);
    return new Promise((resolve) => {
      const waiters = this.waiting.get(n) ?? new Set();
      this.waiting.set(n, waiters);
      const done = (found: string | undefined) => {
        waiters.delete(done);
        signal.removeEventListener("abort", give);
        resolve(found);
      };
      const give = () => done(undefined);
      signal.addEventListener("abort", give);
      waiters.add(done);
    });
  }

  /** The file of any segment, whatever comes first: all of them carry the same header. */
  anySegment(signal: AbortSignal): Promise<string | undefined> {
    const [made] = this.finished.values();
    return made ? Promise.resolve(made) : this.segment(this.running?.from ?? 0, signal);
  }

  /** Resolves when another segment is complete, when there will be none any more, or when `signal` fires. */
  progress(signal: AbortSignal): Promise<void> {
    if (this.closed || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.watchers.delete(done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      this.watchers.add(done);
      signal.addEventListener("abort", done);
    });
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Kills ffmpeg, waits until it is gone, and removes every segment. */
  async close(): Promise<void> {
    this.closed = true;
    this.release(() => true, undefined);
    this.tell();
    const { running } = this;
    running?.process.kill("SIGKILL");
    await running?.ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Makes sure that the encoder works on segment `n`, or on what follows when `n` is there already. */
  private aim(n: number): void {
    const gap = this.firstMissing(n);
    const run = this.running;
    const near = run && gap >= run.from && gap < run.to && (gap - run.next) * this.length <= PATIENCE;
    if (gap >= this.count || near) return;
    // Work elsewhere goes on while the viewer has enough; it stops at once when the viewer has nothing.
    if ((gap - n) * this.length > NEAR || (run && gap > n)) return;
    this.start(gap);
  }

  private firstMissing(n: number): number {
    let gap = n;
    while (this.finished.has(gap)) gap++;
    return gap;
  }

  private start(from: number): void {
    this.running?.process.kill("SIGKILL");
    const to = Math.min(this.count, from + Math.ceil(AHEAD / this.length));
    const folder = join(this.folder, String(this.runs++));
    // Not awaited: two requests at once must not both find nothing running.
    mkdirSync(folder, { recursive: true });
    const run = { from, to, length: this.length, folder };
    const child = spawn("ffmpeg", ffmpegArguments(this.file, this.conversion, run), {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const running: Running = { process: child, from, to, next: from, ended: this.follow(child, run) };
    this.running = running;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const n = completedSegment(line, this.conversion.container);
      if (n === undefined || n < from || n >= to) return;
      running.next = n + 1;
      this.finished.set(n, join(folder, segmentName(n, this.conversion.container)));
      this.tell();
      this.release((wanted) => wanted === n, this.finished.get(n));
    });
    // Whoever waits for something this run will not make need not wait any longer.
    this.release((wanted) => wanted < from || wanted >= to, undefined);
  }

  private async follow(child: ChildProcess, run: Run): Promise<void> {
    // A missing ffmpeg is an "error" without a "close" to follow it; either way nothing more will come.
    await Promise.race([once(child, "close"), once(child, "error")]).catch(() => undefined);
    if (this.running?.process !== child) return;
    this.running = undefined;
    this.release((wanted) => wanted >= run.from && wanted < run.to, undefined);
  }

  private tell(): void {
    for (const done of [...this.watchers]) done();
  }

  private release(which: (n: number) => boolean, path: string | undefined): void {
    for (const [n, waiters] of this.waiting) {
      if (which(n)) for (const done of [...waiters]) done(path);
    }
  }
}
