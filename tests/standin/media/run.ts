import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A program (ffmpeg, ffprobe) that ended badly or could not be started; `detail` is the end of what it wrote to stderr. */
export class ProgramError extends Error {
  readonly program: string;
  readonly detail: string;

  constructor(program: string, detail: string, options?: ErrorOptions) {
    super(`${program} failed: ${detail.trim().slice(-600)}`, options);
    this.name = "ProgramError";
    this.program = program;
    this.detail = detail;
  }
}

/**
 * Runs a program to its end and returns what it wrote to stdout.
 * `feed` pours bytes into its stdin, chunk by chunk, never faster than it reads.
 * Throws `ProgramError` when the program is missing or its exit code is not 0.
 */
export async function run(program: string, args: string[], feed?: Iterable<Uint8Array>): Promise<string> {
  const child = spawn(program, args, { stdio: [feed ? "pipe" : "ignore", "pipe", "pipe"] });
  const out: Buffer[] = [];
  let errors = "";
  child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", (cause) => reject(new ProgramError(program, cause.message, { cause })));
    child.once("close", resolve);
  });
  const [code] = await Promise.all([ended, feed ? pour(child, feed) : undefined]);
  if (code !== 0) throw new ProgramError(program, errors || `exit code ${String(code)}`);
  return Buffer.concat(out).toString();
}

async function pour(child: ChildProcess, feed: Iterable<Uint8Array>): Promise<void> {
  const { stdin } = child;
  if (!stdin) return;
  // A program that dies early closes its end; its exit code tells the story, not our EPIPE.
  stdin.on("error", () => undefined);
  const gone = once(child, "close").catch(() => undefined);
  const drained = () => once(stdin, "drain").catch(() => undefined);
  for (const chunk of feed) {
    if (stdin.destroyed) return;
    if (!stdin.write(chunk)) await Promise.race([drained(), gone]);
  }
  stdin.end();
}
