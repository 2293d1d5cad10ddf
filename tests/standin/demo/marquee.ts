import { codeOf, run } from "./child.ts";

/**
 * Starts the built app on that port, calls `ready` once it answers, and resolves to its exit code when it has ended.
 * What it prints before it is ready is shown only if it never gets there.
 */
export async function startMarquee(
  port: string,
  settings: Record<string, string>,
  signal: AbortSignal,
  ready: () => void,
): Promise<number> {
  const child = run(["server.ts", "-H", "127.0.0.1", "-p", port], settings, signal);
  let printed = "";
  let up = false;
  child.stdout?.on("data", (chunk: Buffer) => {
    if (up) return void process.stdout.write(chunk);
    printed += chunk.toString();
    if (!/Marquee listens at/.test(printed)) return;
    up = true;
    ready();
  });
  const code = await codeOf(child);
  if (!up && !signal.aborted) console.error(printed);
  return code;
}
