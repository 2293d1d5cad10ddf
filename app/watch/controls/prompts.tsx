import { FastForward, SkipForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Film, markerAt } from "../playback/film";
import type { Playback } from "../playback/playback";
import { useSnapshot } from "./use-playback";

/** Without a marker for the closing credits, the next episode is offered this many seconds before the end. */
const LAST_SECONDS = 30;

/** What is offered at a certain second: to skip, or to go on to the next episode. Stays while controls fade. */
export function Prompts({ film, playback, next }: { film: Film; playback: Playback; next?: () => void }) {
  const t = useTranslations("player");
  const isOn = useSnapshot(playback, ({ phase }) => phase === "playing" || phase === "paused");
  const marker = useSnapshot(playback, ({ reading }) => markerAt(film.markers, reading.time));
  const isLast = useSnapshot(playback, ({ reading }) => reading.duration - reading.time < LAST_SECONDS);
  const kind = skippable(marker?.type);
  const isOver = marker?.type === "credits" ? marker.final : isLast;
  if (!isOn) return null;
  if (next && isOver)
    return (
      <button type="button" className="player-prompt" onClick={next}>
        <SkipForward aria-hidden className="size-5" />
        {t("next")}
      </button>
    );
  if (!marker || !kind) return null;
  return (
    <button type="button" className="player-prompt" onClick={() => playback.seek(marker.end)}>
      <FastForward aria-hidden className="size-5" />
      {t(`skip.${kind}`)}
    </button>
  );
}

/** New kinds of markers may come with an update of the server: there are no words for those. */
function skippable(type: string | undefined) {
  return type === "intro" || type === "credits" || type === "commercial" ? type : undefined;
}
