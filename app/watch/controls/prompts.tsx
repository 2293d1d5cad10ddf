import { FastForward, SkipForward } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Film } from "../playback/film";
import type { Playback } from "../playback/playback";
import { promptAt } from "../playback/prompt";
import type { Snapshot } from "../playback/snapshot";
import { useSnapshot } from "./use-playback";

/** What is offered at a certain second: to skip, or to go on to the next episode. Stays while controls fade. */
export function Prompts({ film, playback, next }: { film: Film; playback: Playback; next?: () => void }) {
  const t = useTranslations("player");
  const offered = ({ reading: { time, duration } }: Snapshot) => promptAt(film, time, duration);
  const isOn = useSnapshot(playback, ({ phase }) => phase === "playing" || phase === "paused");
  const kind = useSnapshot(playback, (snapshot) => offered(snapshot)?.kind);
  const end = useSnapshot(playback, (snapshot) => offered(snapshot)?.end);
  if (!isOn || !kind) return null;
  if (kind === "next")
    return (
      <button type="button" className="player-prompt" onClick={next}>
        <SkipForward aria-hidden className="size-5" />
        {t("next")}
      </button>
    );
  return (
    <button type="button" className="player-prompt" onClick={() => end !== undefined && playback.seek(end)}>
      <FastForward aria-hidden className="size-5" />
      {t(`skip.${kind}`)}
    </button>
  );
}
