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
  const back = useCallback(() => {
    const item = itemPath(film.serverId, film.ratingKey);
    void soon(playback.leave()).then(() => (cameFrom(item) ? router.back() : router.replace(item)));
  }, [film, playback, router]);
  const next = useCallback(() => {
    const { next } = film;
    if (next)
      void soon(playback.leave()).then(() => router.replace(watchPath(film.serverId, next.ratingKey)));
  }, [film, playback, router]);
  return { back, next: film.next && next };
}

/** Resolves when Plex knows, or is slow, or is away: nobody is kept on a page they want to leave. */
const soon = (done: Promise<unknown>) =>
  Promise.race([done.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);

/** Whether the page before this one in the tab's history is at `path`; false where a browser doesn't tell. */
function cameFrom(path: string): boolean {
  if (!("navigation" in window)) return false;
  const { currentEntry } = window.navigation;
  const before = currentEntry && window.navigation.entries()[currentEntry.index - 1]?.url;
  return Boolean(before) && new URL(before ?? "").pathname === path;
}
