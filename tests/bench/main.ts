import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildTree } from "./tree.ts";

/*
 * `npm run bench`: builds a copy of the sources that has an empty handler beside the real ones, and measures
 * that build. `--long` lets the slow readers read for a minute; `--only warm,stream` runs parts of it.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const tree = await buildTree(root);
const results = join(root, "test-results");
await mkdir(results, { recursive: true });
const run = spawn(
  process.execPath,
  ["tests/bench/run.ts", join(results, "bench.json"), ...process.argv.slice(2)],
  { cwd: tree, stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => run.kill(signal));
const [code] = await once(run, "exit");
process.exitCode = code ?? 1;
