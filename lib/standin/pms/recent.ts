import type { Item, Section } from "../catalog/types.ts";
import { itemsIn } from "../world/library.ts";
import type { PlexServer } from "../world/types.ts";

/** Films, and for shows their seasons, the newest first: a show appears by the season that grew. */
export function recentlyAdded(server: PlexServer, sections: readonly Section[]): Item[] {
  return sections
    .flatMap((section) => itemsIn(server, section, section.type === "movie" ? "movie" : "season"))
    .toSorted((a, b) => b.addedAt - a.addedAt);
}
