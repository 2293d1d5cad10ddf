import { Volume1, Volume2, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Slider } from "radix-ui";
import type { Playback } from "../playback/playback";
import { ControlButton } from "./control-button";
import { useSnapshot } from "./use-playback";

/** How loud it is. A phone has its own buttons for that: there it is only the mute. */
export function Volume({ playback }: { playback: Playback }) {
  const t = useTranslations("player");
  const muted = useSnapshot(playback, ({ reading }) => reading.muted);
  const volume = useSnapshot(playback, ({ reading }) => reading.volume);
  const heard = muted ? 0 : Math.round(volume * 100);
  return (
    <div className="flex items-center">
      <ControlButton
        icon={heard === 0 ? VolumeX : heard < 50 ? Volume1 : Volume2}
        label={t(muted ? "unmute" : "mute")}
        onClick={() => playback.setMuted(!muted)}
      />
      <Slider.Root
        data-own-keys
        className="player-slider player-volume"
        value={[heard]}
        max={100}
        step={5}
        onValueChange={([percent = 0]) => playback.setVolume(percent / 100)}
      >
        <Slider.Track className="player-track">
          <Slider.Range className="player-range" />
        </Slider.Track>
        <Slider.Thumb className="player-thumb" aria-label={t("volume")} aria-valuetext={`${heard} %`} />
      </Slider.Root>
    </div>
  );
}
