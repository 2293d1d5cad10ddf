import { cache } from "react";
import { answerOf } from "@/app/page-data";
import { continueWatching, type Item, type Plex, recentlyAdded } from "@/lib/plex";

/** What home shows across the screen, or why nothing can be shown; asked once for all parts of the page. */
export const firstItem = cache((plex: Plex) => answerOf(choose(plex)));

/** The newest thing under way, or else the newest with a picture. */
async function choose(plex: Plex): Promise<Item | undefined> {
  const [watching, added] = await Promise.all([continueWatching(plex), recentlyAdded(plex)]);
  return (
    watching.find(({ viewOffset }) => viewOffset) ?? added.find(({ art }) => art) ?? watching[0] ?? added[0]
  );
}
