import { useEffect } from "react";
import type { Playback } from "../playback/playback";

/** Seconds that an arrow or a button jumps. */
export const JUMP = 10;
const LOUDER = 0.05;

type Orders = { playback: Playback; toggleFullScreen(): void; next: (() => void) | undefined; wake(): void };

/** The player's keys. They work wherever the focus is, except where `meantForAnother` says so. */
export function useShortcuts({ playback, toggleFullScreen, next, wake }: Orders): void {
  useEffect(() => {
    const orders: Record<string, () => void> = {
      " ": () => toggle(playback),
      k: () => toggle(playback),
      ArrowLeft: () => jump(playback, -JUMP),
      j: () => jump(playback, -JUMP),
      ArrowRight: () => jump(playback, JUMP),
      l: () => jump(playback, JUMP),
      ArrowUp: () => louder(playback, LOUDER),
      ArrowDown: () => louder(playback, -LOUDER),
      m: () => playback.setMuted(!playback.snapshot().reading.muted),
      f: toggleFullScreen,
      n: () => next?.(),
    };
    const onKey = (event: KeyboardEvent) => {
      wake();
      const order = orders[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!order || meantForAnother(event)) return;
      event.preventDefault();
      order();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [playback, toggleFullScreen, next, wake]);
}

/** Pauses what plays, plays what is paused. */
export function toggle(playback: Playback): void {
  if (playback.snapshot().playing) playback.pause();
  else playback.play();
}

/** Moves by so many seconds. */
export function jump(playback: Playback, seconds: number): void {
  playback.seek(playback.snapshot().reading.time + seconds);
}

function louder(playback: Playback, step: number): void {
  const { volume, muted } = playback.snapshot().reading;
  playback.setVolume((muted ? 0 : volume) + step);
}

/** Whether a key isn't the player's: the browser's combinations, keys in a menu or the volume, Space on a button. */
function meantForAnother(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  if (!(event.target instanceof Element)) return false;
  if (event.target.closest("[data-own-keys]")) return true;
  return event.key === " " && event.target.closest("button, a") !== null;
}
