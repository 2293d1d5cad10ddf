import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import type { MediaFile } from "../media/index.ts";
import { progressiveArguments } from "./ffmpeg.ts";
import type { Conversion } from "./types.ts";

/** A whole title in one piece, made while it is read: ffmpeg never runs further ahead than the reader lets it. */
export class Progressive {
  readonly offset: number;
  private readonly process: ChildProcess;
  private readonly ended: Promise<unknown>;
  private done = false;

  /** Starts at `offset` seconds. */
  constructor(file: MediaFile, conversion: Conversion, offset: number) {
    this.offset = offset;
    this.process = spawn("ffmpeg", progressiveArguments(file, conversion, offset), {
      stdio: ["ignore", "pipe", "ignore"],
    });
    // A missing ffmpeg is an "error" without a "close" to follow it.
    this.ended = Promise.race([once(this.process, "close"), once(this.process, "error")])
      .catch(() => undefined)
      .then(() => {
        this.done = true;
      });
  }

  /** The process id of its ffmpeg, while it works. */
  get pid(): number | undefined {
    return this.done ? undefined : this.process.pid;
  }

  /** Whether ffmpeg has come to its end by itself. */
  get complete(): boolean {
    return this.done && this.process.exitCode === 0;
  }

  /** The bytes, once; `onChunk` hears that somebody still reads. Whoever stops reading ends ffmpeg. */
  body(onChunk: () => void): Readable {
    const { stdout } = this.process;
    stdout?.on("close", () => void this.close());
    return stdout
      ? Readable.from(passing(stdout, onChunk)).on("close", () => stdout.destroy())
      : Readable.from([]);
  }

  /** Kills ffmpeg and waits until it is gone. */
  async close(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.ended;
  }
}

async function* passing(chunks: AsyncIterable<Uint8Array>, onChunk: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onChunk();
    yield chunk;
  }
}
