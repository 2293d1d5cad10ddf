import { useTranslations } from "next-intl";
import { Slider } from "radix-ui";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { timecode } from "@/app/components/time";
import type { Film } from "../playback/film";
import type { Playback } from "../playback/playback";
import { useSnapshot } from "./use-playback";

/** Keys that Radix would move by its own small step; the arrows are the player's everywhere. */
const strides: Record<string, number> = { PageUp: 60, PageDown: -60 };
const arrows = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

/** Where the film is, how much of it is here, and a way to anywhere in it. */
export function Scrubber({ film, playback }: { film: Film; playback: Playback }) {
  const t = useTranslations("player");
  const time = useSnapshot(playback, ({ reading }) => Math.round(reading.time * 4) / 4);
  const held = useSnapshot(playback, ({ reading }) => Math.round(reading.time + reading.ahead));
  const duration = useSnapshot(playback, ({ reading }) => reading.duration);
  const [dragged, setDragged] = useState<number>();
  const [pointed, setPointed] = useState<number>();
  const shown = dragged ?? time;
  const peek = dragged ?? pointed;
  const percent = (second: number) => (duration > 0 ? `${Math.min(100, (second / duration) * 100)}%` : "0%");

  const onKeyDown = (event: KeyboardEvent) => {
    const stride = strides[event.key];
    if (stride !== undefined) playback.seek(playback.snapshot().reading.time + stride);
    if (stride !== undefined || arrows.includes(event.key)) event.preventDefault();
  };
  const onPointerMove = ({ currentTarget, clientX, pointerType }: PointerEvent) => {
    if (pointerType === "touch") return;
    const { left, width } = currentTarget.getBoundingClientRect();
    setPointed(Math.min(1, Math.max(0, (clientX - left) / width)) * duration);
  };

  return (
    <div className="player-scrubber">
      <span className="player-time">{at(shown)}</span>
      <Slider.Root
        className="player-slider"
        value={[Math.min(shown, duration)]}
        max={duration}
        step={0.1}
        disabled={duration === 0}
        onValueChange={([second]) => setDragged(second)}
        onValueCommit={([second]) => {
          setDragged(undefined);
          if (second !== undefined) playback.seek(second);
        }}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setPointed(undefined)}
      >
        <Slider.Track className="player-track">
          <span className="player-held" style={{ width: percent(held) }} />
          <Slider.Range className="player-range" />
          {film.chapters.map(
            ({ start }) =>
              start > 0 && <span key={start} className="player-chapter" style={{ left: percent(start) }} />,
          )}
        </Slider.Track>
        {peek !== undefined && (
          <span aria-hidden className="player-peek" style={{ left: percent(peek) }}>
            {chapterAt(film, peek)} {at(peek)}
          </span>
        )}
        <Slider.Thumb
          className="player-thumb"
          aria-label={t("position")}
          aria-valuetext={t("timeOf", { time: at(shown), duration: at(duration) })}
        />
      </Slider.Root>
      <span className="player-time text-right">
        <span className="sr-only">{t("remaining")}</span> −{at(duration - shown)}
      </span>
    </div>
  );
}

const at = (second: number) => timecode(Math.max(0, second) * 1000);

const chapterAt = ({ chapters }: Film, second: number) =>
  chapters.findLast(({ start, title }) => title && start <= second)?.title;
