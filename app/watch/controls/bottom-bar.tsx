import {
  Maximize,
  Minimize,
  Pause,
  PictureInPicture2,
  Play,
  RotateCcw,
  RotateCw,
  SkipForward,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { Film } from "../playback/film";
import type { Playback } from "../playback/playback";
import { QualityMenu, SoundMenu } from "./choices";
import { ControlButton } from "./control-button";
import { togglePictureInPicture, usePictureInPicture } from "./full-screen";
import { Scrubber } from "./scrubber";
import { useSnapshot } from "./use-playback";
import { JUMP, jump, toggle } from "./use-shortcuts";
import { Volume } from "./volume";
import { Why } from "./why";

type Props = {
  film: Film;
  playback: Playback;
  screen: { isFull: boolean; toggle(): void };
  next?: () => void;
  root: RefObject<HTMLElement | null>;
};

/** The scrubber, and everything that can be pressed. */
export function BottomBar({ film, playback, screen, next, root }: Props) {
  const t = useTranslations("player");
  const isPlaying = useSnapshot(playback, ({ playing }) => playing);
  const hasFailed = useSnapshot(playback, ({ phase }) => phase === "failed");
  const hasPictureInPicture = usePictureInPicture();
  // Over the words that say why, there is nothing to control.
  if (hasFailed) return null;
  return (
    <div className="player-chrome player-bottom" role="group" aria-label={t("controls")}>
      <Scrubber film={film} playback={playback} />
      <div className="flex items-center justify-between">
        <div className="flex items-center">
          <ControlButton
            icon={isPlaying ? Pause : Play}
            label={t(isPlaying ? "pause" : "play")}
            onClick={() => toggle(playback)}
            className="player-play"
          />
          <ControlButton
            icon={RotateCcw}
            note="10"
            label={t("jumpBack", { seconds: JUMP })}
            onClick={() => jump(playback, -JUMP)}
          />
          <ControlButton
            icon={RotateCw}
            note="10"
            label={t("jumpOn", { seconds: JUMP })}
            onClick={() => jump(playback, JUMP)}
          />
          <Volume playback={playback} />
        </div>
        <div className="flex items-center">
          {next && <ControlButton icon={SkipForward} label={t("next")} onClick={next} />}
          <Why playback={playback} root={root} />
          <SoundMenu film={film} playback={playback} root={root} />
          <QualityMenu film={film} playback={playback} root={root} />
          {hasPictureInPicture && (
            <ControlButton
              icon={PictureInPicture2}
              label={t("pictureInPicture")}
              onClick={() => togglePictureInPicture(playback.video())}
              className="max-sm:hidden"
            />
          )}
          <ControlButton
            icon={screen.isFull ? Minimize : Maximize}
            label={t(screen.isFull ? "leaveFullScreen" : "fullScreen")}
            onClick={screen.toggle}
          />
        </div>
      </div>
    </div>
  );
}
