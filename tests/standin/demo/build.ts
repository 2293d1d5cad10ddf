import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, run } from "./child.ts";
import { next, root } from "./root.ts";

const sources = ["app", "lib", "db", "public", "package-lock.json", "next.config.ts", "instrumentation.ts"];

/**
 * Builds Marquee when `.next/BUILD_ID` is missing or any source file is newer than it. Throws when the build fails.
 */
export async function ensureBuild(signal: AbortSignal, say: (line: string) => void): Promise<void> {
  const built = await timeOf(join(root, ".next/BUILD_ID"));
  if (built > (await newestOf(sources.map((name) => join(root, name))))) return;
  say("Building Marquee, which takes about half a minute …");
  const child = run([next, "build"], {}, signal);
  const printed: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => printed.push(chunk));
  const code = await codeOf(child);
  if (code !== 0) throw new Error(`${Buffer.concat(printed).toString()}\nThe build failed.`);
}

async function newestOf(paths: string[]): Promise<number> {
  const times = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => undefined);
      if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
      const names = await readdir(path);
      return newestOf(names.map((name) => join(path, name)));
    }),
  );
  return Math.max(0, ...times);
}

/** ms since 1970; 0 when there is no such file. */
async function timeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.mtimeMs ?? 0;
}
