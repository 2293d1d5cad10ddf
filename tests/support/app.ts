import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Marquee, built and running as its users run it. */
export type App = {
  url: string;
  pid: number | undefined;
  output(): string;
  /** Ends it as an operator does. @returns its exit code */
  close(): Promise<number | null>;
  kill(): Promise<number | null>;
};

/**
 * Starts the built app on a loopback port.
 *
 * @param port 0 for any that is free
 * @param settings environment variables on top of a bare environment
 * @throws Error with everything the app printed, when it ends instead of starting
 */
export async function startApp(settings: Record<string, string>, port = 0): Promise<App> {
  const child = spawn(process.execPath, ["server.ts", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NODE_ENV: "production", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  const url = await address(child, () => output);
  return {
    url,
    pid: child.pid,
    output: () => output,
    close: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

/** Marquee says where it listens when it does, and when all that it needs is there. */
function address(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const [, url] = /Marquee listens at (http:\S+)\n/.exec(output()) ?? [];
      if (!url) return;
      child.stdout?.off("data", look);
      resolve(url);
    };
    child.stdout?.on("data", look);
    child.once("exit", (code) => reject(new Error(`Marquee ended with ${code}:\n${output()}`)));
    child.once("error", reject);
  });
}
