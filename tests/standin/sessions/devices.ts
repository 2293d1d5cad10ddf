import type { Context } from "hono";
import { param } from "../http/params.ts";
import { noteDevice } from "../watch/history.ts";
import type { Account, PlexServer } from "../world/types.ts";

/** Takes note of the device behind a request, if it says which it is. */
export function noteCaller(server: PlexServer, account: Account, c: Context): void {
  const clientId = param(c, "X-Plex-Client-Identifier");
  if (clientId === undefined) return;
  const name = param(c, "X-Plex-Device-Name") ?? param(c, "X-Plex-Product") ?? "";
  noteDevice(server, account, { clientId, name, platform: param(c, "X-Plex-Platform") ?? "" });
}
