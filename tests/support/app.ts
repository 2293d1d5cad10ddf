import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const next = fileURLToPath(new URL("../../node_modules/next/dist/bin/next", import.meta.url));

/** Marquee, built and running as its users run it. */
export type App = {
  url: string;
  pid: number | undefined;
  output(): string;
  close(): Promise<void>;
  kill(): Promise<void>;
};

/**
 * Starts the built app on a free loopback port.
 *
 * @param settings environment variables on top of a bare environment
 * @throws Error with everything the app printed, when it ends instead of starting
 */
export async function startApp(settings: Record<string, string>): Promise<App> {
  const child = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", "0"], {
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
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
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

/** Next says "Ready" before Marquee has looked at its settings: only an answer shows that it runs. */
function address(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const [, url] = /Local:\s+(http:\S+)/.exec(output()) ?? [];
      if (!url || !output().includes("Ready in")) return;
      child.stdout?.off("data", look);
      // Where Marquee ends instead of answering, its exit says why.
      fetch(`${url}/sign-in`).then(
        () => resolve(url),
        () => undefined,
      );
    };
    child.stdout?.on("data", look);
    child.once("exit", (code) => reject(new Error(`Marquee ended with ${code}:\n${output()}`)));
    child.once("error", reject);
  });
}
