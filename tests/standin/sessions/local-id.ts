import { owns } from "../world/library.ts";
import type { Account, PlexServer, World } from "../world/types.ts";

/** The owner is user 1 on their own server, whatever plex.tv calls them (PROTOCOL §8.3). */
export function localId(server: PlexServer, account: Account): number {
  return owns(server, account) ? 1 : account.id;
}

/** Whom a server means by that number. */
export function accountOfLocalId(world: World, server: PlexServer, id: number): Account | undefined {
  return [...world.accounts.values()].find((account) => localId(server, account) === id);
}
