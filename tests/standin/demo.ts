import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureBuild } from "./demo/build.ts";
import { startMarquee } from "./demo/marquee.ts";
import { root } from "./demo/root.ts";
import { ensureFfmpeg } from "./ffmpeg.ts";
import { startStandin } from "./index.ts";

/*
 * `npm run demo`: the stand-in Plex, a build if there is none or it is old, and Marquee beside it. Marquee's data lives
 * in a fresh folder that goes when the demo ends.
 */
const port = process.env["PORT"] ?? "3000";
const say = (line: string) => console.log(line);

ensureFfmpeg();
const standin = await startStandin({ log: say });
const parent = join(root, ".cache/demo-data");
await mkdir(parent, { recursive: true });
const data = await mkdtemp(join(parent, "run-"));

const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => ending.abort());

try {
  await ensureBuild(ending.signal, say);
  // A line for each request would push the address off the screen.
  const LOG_LEVEL = process.env["LOG_LEVEL"] ?? "warn";
  const settings = { ...standin.env, MARQUEE_DATA_DIR: data, LOG_LEVEL };
  const ended = await startMarquee(port, settings, ending.signal, () => {
    say(`\n  Marquee is at http://localhost:${port}\n`);
    say("  Sign in as Demo Owner (two servers, things in progress) or Demo Friend (one shared server).");
    say("  No Plex account is needed, nothing leaves this machine. Ctrl-C ends the demo.\n");
  });
  process.exitCode = ending.signal.aborted ? 0 : ended;
} catch (error) {
  if (!ending.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} finally {
  await standin.close();
  await rm(data, { recursive: true, force: true });
}
