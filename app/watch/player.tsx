"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import "./player.css";
import { BottomBar } from "./controls/bottom-bar";
import { Curtain } from "./controls/curtain";
import { useFullScreen } from "./controls/full-screen";
import { Prompts } from "./controls/prompts";
import { TopBar } from "./controls/top-bar";
import { useAwake } from "./controls/use-awake";
import { useLeave } from "./controls/use-leave";
import { useMediaSession } from "./controls/use-media-session";
import { usePlayback, useSnapshot } from "./controls/use-playback";
import { toggle, useShortcuts } from "./controls/use-shortcuts";
import type { Film } from "./playback/film";

/**
 * The player, filling its page. `Playback` owns the video; the components here show it and take what people press.
 *
 * @param startAt seconds
 */
export function Player({ film, startAt }: { film: Film; startAt: number }) {
  const t = useTranslations("player");
  const root = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const playback = usePlayback(film, startAt, host);
  const phase = useSnapshot(playback, (one) => one.phase);
  const awake = useAwake(phase !== "playing" && phase !== "starting");
  const screen = useFullScreen(root);
  const { back, next } = useLeave(film, playback);
  useShortcuts({ playback, toggleFullScreen: screen.toggle, next, wake: awake.wake });
  useMediaSession(film, playback, next);

  return (
    <main
      ref={root}
      className="player"
      aria-label={t("page")}
      data-awake={awake.isAwake || undefined}
      onPointerMove={({ pointerType }) => pointerType === "mouse" && awake.wake()}
      onFocus={awake.wake}
    >
      <div ref={host} className="player-picture" />
      <div
        className="absolute inset-0"
        onClick={({ nativeEvent }) => (isTouch(nativeEvent) ? awake.toggle() : toggle(playback))}
        onDoubleClick={({ nativeEvent }) => isTouch(nativeEvent) || screen.toggle()}
      />
      <Curtain film={film} playback={playback} back={back} next={next} />
      <TopBar film={film} back={back} />
      <Prompts film={film} playback={playback} next={next} />
      <BottomBar film={film} playback={playback} screen={screen} next={next} root={root} />
    </main>
  );
}

/** With a finger, a tap asks for the controls; with a mouse, a click plays and pauses. */
const isTouch = (event: Event) => event instanceof PointerEvent && event.pointerType === "touch";
