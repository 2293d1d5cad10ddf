import type { Server } from "node:http";
import { endProcess } from "../process/ending.ts";

/** ms that answers have to end by themselves once Marquee is told to stop: films and what listens never would. */
const GRACE_MS = 3_000;

/**
 * On SIGTERM and SIGINT: lets nobody in any more, waits for the answers under way, then ends the process.
 *
 * @param cut where nobody needs to be waited for: ends what else is open, and what is under way with it
 */
export function leaveInOrder(server: Server, cut?: () => Promise<void>): void {
  const leave = () => {
    if (cut) return void cut().finally(endProcess);
    server.close(endProcess);
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  };
  process.once("SIGTERM", leave);
  process.once("SIGINT", leave);
}
