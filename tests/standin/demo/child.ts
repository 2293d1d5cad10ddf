import { type ChildProcess, spawn } from "node:child_process";
import { root } from "./root.ts";

/** Runs a program of Node's; when `signal` aborts it is asked to end, by its own process id. */
export function run(args: string[], settings: Record<string, string>, signal: AbortSignal): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = () => child.kill("SIGTERM");
  if (signal.aborted) end();
  signal.addEventListener("abort", end, { once: true });
  child.once("exit", () => signal.removeEventListener("abort", end));
  return child;
}

/** The child's exit code; 1 when a signal ended it. Rejects when it could not be started. */
export function codeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
