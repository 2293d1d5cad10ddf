import { database, networkFilesystem } from "@/db/client";
import { openFrontDoor } from "./front-door";
import { env, EnvError } from "./env";
import { log, takeConsole } from "@/lib/log/log";
import { outside } from "@/lib/process/outside";
import { startOutbox } from "./servers";

/**
 * What must hold before the first request: settings that are right, a database that opens, a front door.
 * Otherwise says why on stderr and ends the process with 1.
 */
export function start(): void {
  try {
    env();
    database();
  } catch (error) {
    const message = error instanceof EnvError ? error.message : `Marquee cannot start: ${String(error)}`;
    process.stderr.write(`${message}\n`);
    process.exit(1);
  }
  takeConsole();
  outside(openFrontDoor);
  outside(startOutbox);
  const filesystem = networkFilesystem();
  if (filesystem) {
    log.warn(
      { filesystem },
      "The data folder is on a network filesystem, where SQLite locks up: move it to a local disk",
    );
  }
}
