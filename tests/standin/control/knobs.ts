import type { Faults } from "../http/faults.ts";
import type { RequestLog } from "../http/request-log.ts";
import type { World } from "../world/types.ts";

/** What the control port can reach. `lines` are the servers' ports by machine identifier, `…/side` their second ones. */
export type Knobs = {
  world: World;
  log: RequestLog;
  faults: Faults;
  lines: Map<string, { up(): Promise<void>; down(): Promise<void> }>;
  reset(options: { keepSignIns: boolean }): Promise<void>;
};
