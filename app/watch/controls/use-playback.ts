import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState, useSyncExternalStore } from "react";
import type { Film } from "../playback/film";
import { browserOwners } from "../playback/owners";
import { Playback } from "../playback/playback";
import type { Snapshot } from "../playback/snapshot";
import { createEngine } from "../playback/video-js";

/**
 * Plays a film inside `host` for as long as the component is mounted.
 *
 * @param startAt seconds
 */
export function usePlayback(film: Film, startAt: number, host: RefObject<HTMLElement | null>): Playback {
  const t = useTranslations("player");
  const router = useRouter();
  const label = t("video");
  const [playback] = useState(() => new Playback(film, startAt, browserOwners));
  useEffect(() => {
    const { current } = host;
    if (!current) return;
    const close = playback.open((events) => createEngine(current, label, events));
    // `?t=` said where to begin. Without it, a reload goes on where the viewer is.
    if (location.search) history.replaceState(null, "", location.pathname);
    return () => {
      // The next page may have been fetched before Plex knew where the film stopped.
      void close().then((hasPlayed) => hasPlayed && router.refresh());
    };
  }, [playback, host, router, label]);
  return playback;
}

/** One fact of the playback; the component is drawn again only when it changes. */
export function useSnapshot<T>(playback: Playback, select: (snapshot: Snapshot) => T): T {
  const read = () => select(playback.snapshot());
  return useSyncExternalStore(playback.subscribe, read, read);
}
