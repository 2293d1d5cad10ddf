import { ask } from "../ask/ask";
import { read } from "../cache/read";
import type { Plex } from "../plex";
import { type Hub, hubList } from "../schemas/hub";
import { isPlexError } from "../wire/errors";

/** The home page of a server, row by row. @param count items per row (PROTOCOL §4.2) */
export function hubs(plex: Plex, count: number): Promise<Hub[]> {
  return read(plex, "hubs", { asked: { page: "home", count } }, async () => {
    const { Hub } = await ask(plex, { path: "/hubs", query: { count } }, hubList);
    return Hub;
  });
}

/** What this person pinned to Home, row by row. @param count items per row (PROTOCOL §4.2) */
export function promotedHubs(plex: Plex, count: number): Promise<Hub[]> {
  return read(plex, "hubs", { asked: { page: "promoted", count } }, async () => {
    try {
      const { Hub } = await ask(plex, { path: "/hubs/promoted", query: { count } }, hubList);
      return Hub;
    } catch (error) {
      // Older servers have no pins: their Home is what they promote themselves.
      if (!isPlexError(error, "not_found")) throw error;
      return (await hubs(plex, count)).filter((hub) => hub.promoted);
    }
  });
}
