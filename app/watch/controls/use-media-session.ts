import { useEffect } from "react";
import type { Film } from "../playback/film";
import type { Playback } from "../playback/playback";
import { JUMP, jump } from "./use-shortcuts";

/** Tells the system what is playing and answers its media keys, where the browser has a Media Session. */
export function useMediaSession(film: Film, playback: Playback, next: (() => void) | undefined): void {
  useEffect(() => {
    if (!("mediaSession" in navigator)) return;
    const { mediaSession } = navigator;
    mediaSession.metadata = new MediaMetadata({ title: film.title, artist: film.show ?? "" });
    const orders: [MediaSessionAction, MediaSessionActionHandler | null][] = [
      ["play", () => playback.play()],
      ["pause", () => playback.pause()],
      ["seekbackward", ({ seekOffset }) => jump(playback, -(seekOffset ?? JUMP))],
      ["seekforward", ({ seekOffset }) => jump(playback, seekOffset ?? JUMP)],
      ["seekto", ({ seekTime }) => seekTime !== undefined && playback.seek(seekTime)],
      ["nexttrack", next ?? null],
    ];
    for (const [action, order] of orders) mediaSession.setActionHandler(action, order);
    return () => {
      mediaSession.metadata = null;
      for (const [action] of orders) mediaSession.setActionHandler(action, null);
    };
  }, [film, playback, next]);
}
