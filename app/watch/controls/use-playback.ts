import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState, useSyncExternalStore } from "react";
import type { Film } from "../playback/film";
import { Playback } from "../playback/playback";
import type { Snapshot } from "../playback/snapshot";

/**
 * Plays a film inside `host` for as long as the component stands.
 *
 * @param startAt seconds
 */
export function usePlayback(film: Film, startAt: number, host: RefObject<HTMLElement | null>): Playback {
  const t = useTranslations("player");
  const router = useRouter();
  const [playback] = useState(() => new Playback(film, startAt, t("video")));
  useEffect(() => {
    if (!host.current) return;
    const close = playback.open(host.current);
    // `?t=` was for the beginning: a reload goes on where the film is.
    if (location.search) history.replaceState(null, "", location.pathname);
    return () => {
      // The page that comes next may have been asked for before Plex heard where the film stopped.
      close().then((hasPlayed) => hasPlayed && router.refresh());
    };
  }, [playback, host, router]);
  return playback;
}

/** One fact of the playback; the component is drawn again only when it changes. */
export function useSnapshot<T>(playback: Playback, select: (snapshot: Snapshot) => T): T {
  const read = () => select(playback.snapshot());
  return useSyncExternalStore(playback.subscribe, read, read);
}
