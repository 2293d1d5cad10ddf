import { database, networkFilesystem } from "@/db/client";
import { log, takeConsole } from "@/lib/log/log";
import { outside } from "@/lib/process/outside";
import { finishStart } from "@/lib/process/started";
import { EnvError, env } from "./env";
import { startOutbox } from "./servers";

/**
 * What must hold before the first request: settings that are right, a database that opens, an entry with a front
 * door. Otherwise says why on stderr and ends the process with 1.
 */
export function start(): void {
  try {
    env();
    database();
    takeConsole();
    outside(startOutbox);
    warnOfNetworkFilesystem();
  } catch (error) {
    refuse(error instanceof EnvError ? error.message : `Marquee cannot start: ${String(error)}`);
  }
  // Next's own command would serve too, without the headers, the log and the limits that hang on the door.
  if (!finishStart())
    refuse("Marquee cannot start: begin it with `npm start` or `npm run dev`, not by `next`");
}

function warnOfNetworkFilesystem(): void {
  const filesystem = networkFilesystem();
  if (!filesystem) return;
  log.warn(
    { filesystem },
    "The data folder is on a network filesystem, where SQLite locks up: move it to a local disk",
  );
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
