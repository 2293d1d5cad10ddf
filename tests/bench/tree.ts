import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What a build and a run of it need; the lockfile would make Next take the copy for a project of its own. */
const copied = [
  "app",
  "db",
  "lib",
  "public",
  "tests",
  "instrumentation.ts",
  "next.config.ts",
  "package.json",
  "postcss.config.mjs",
  "server.ts",
  "tsconfig.json",
];

const EMPTY = `export const dynamic = "force-dynamic";
export const GET = () => Response.json({});
`;

/**
 * Copies the sources to `.cache/bench`, adds `GET /api/empty`, which answers `{}` and does nothing, and
 * builds that. The product never has this handler; what it is compared with is built by the same build.
 *
 * @returns the copy's folder
 * @throws Error when the build fails
 */
export async function buildTree(root: string): Promise<string> {
  const tree = join(root, ".cache", "bench");
  await mkdir(tree, { recursive: true });
  // Next's own cache stays: it makes the next build three times as fast.
  for (const name of await readdir(tree))
    if (name !== ".next") await rm(join(tree, name), { recursive: true, force: true });
  for (const name of copied) await cp(join(root, name), join(tree, name), { recursive: true });
  await symlink(join(root, "node_modules"), join(tree, "node_modules"));
  await mkdir(join(tree, ".cache"));
  await mkdir(join(root, ".cache", "standin"), { recursive: true });
  await symlink(join(root, ".cache", "standin"), join(tree, ".cache", "standin"));
  await mkdir(join(tree, "app/api/empty"));
  await writeFile(join(tree, "app/api/empty/route.ts"), EMPTY);
  await build(tree);
  return tree;
}

async function build(tree: string): Promise<void> {
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    cwd: tree,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`The build for the benchmark failed:\n${output}`);
}
