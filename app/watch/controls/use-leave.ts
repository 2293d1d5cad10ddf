import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { itemPath, watchPath } from "@/app/components/addresses";
import type { Film } from "../playback/film";
import type { Playback } from "../playback/playback";

/** How long leaving waits at most, so that a server that doesn't answer keeps nobody on the page. */
const PATIENCE_MS = 1_000;

/**
 * The ways off the page. They wait until Plex knows where the film stopped, so that the next page shows it.
 *
 * @returns `back` to the item's page, `next` to the next episode
 */
export function useLeave(film: Film, playback: Playback) {
  const router = useRouter();
  const back = useCallback(async () => {
    await soon(playback.leave());
    const item = itemPath(film.serverId, film.ratingKey);
    if (cameFrom(item)) router.back();
    else router.replace(item);
  }, [film, playback, router]);
  const next = useCallback(async () => {
    if (!film.next) return;
    await soon(playback.leave());
    router.replace(watchPath(film.serverId, film.next.ratingKey));
  }, [film, playback, router]);
  return { back, next: film.next && next };
}

const soon = (done: Promise<unknown>) =>
  Promise.race([done, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);

/** Whether the page before this one in the tab's history is at `path`; false where a browser doesn't tell. */
function cameFrom(path: string): boolean {
  if (!("navigation" in window)) return false;
  const { currentEntry } = window.navigation;
  const before = currentEntry && window.navigation.entries()[currentEntry.index - 1]?.url;
  return Boolean(before) && new URL(before ?? "").pathname === path;
}
