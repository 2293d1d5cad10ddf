import { LoaderCircle, Play, RotateCcw, SkipForward, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { picturePath } from "@/app/components/addresses";
import { button } from "@/app/components/button";
import type { Film } from "../playback/film";
import type { Playback } from "../playback/playback";
import { useEpisodeName } from "./episode-name";
import { useSnapshot } from "./use-playback";

type Props = { film: Film; playback: Playback; back(): void; next?: () => void };

/** What stands over the picture when it isn't simply playing: art, a wheel, a big button, or words. */
export function Curtain({ film, playback, back, next }: Props) {
  const phase = useSnapshot(playback, (one) => one.phase);
  const isWaiting = useSnapshot(playback, ({ reading, phase: now }) => reading.waiting && now === "playing");
  const hasPicture = useSnapshot(playback, ({ mode }) => mode !== undefined);
  return (
    <>
      {(phase === "failed" ||
        phase === "ended" ||
        phase === "blocked" ||
        (phase === "starting" && !hasPicture)) && <Art film={film} />}
      {(phase === "starting" || isWaiting) && <Wheel />}
      {phase === "blocked" && <BigPlay playback={playback} />}
      {phase === "ended" && <TheEnd film={film} playback={playback} back={back} next={next} />}
      {phase === "failed" && <Words playback={playback} back={back} />}
    </>
  );
}

function Art({ film: { serverId, art } }: { film: Film }) {
  return (
    <div className="player-art">{art && <img alt="" src={picturePath(serverId, art, 1280, 720)} />}</div>
  );
}

function Wheel() {
  const t = useTranslations("player");
  return (
    <div role="status" className="player-wheel">
      <LoaderCircle aria-hidden className="size-14 animate-spin" strokeWidth={1.25} />
      <span className="sr-only">{t("loading")}</span>
    </div>
  );
}

/** The browser wants somebody to ask for it before it makes a sound. */
function BigPlay({ playback }: { playback: Playback }) {
  const t = useTranslations("player");
  return (
    <div className="player-words">
      <button type="button" className="player-big" aria-label={t("play")} onClick={() => playback.play()}>
        <Play aria-hidden className="size-10 translate-x-0.5 fill-current" />
      </button>
    </div>
  );
}

function TheEnd({ film, playback, back, next }: Props) {
  const t = useTranslations("player");
  const episode = useEpisodeName();
  return (
    <div className="player-words">
      {film.next && next ? (
        <>
          <p className="text-soft">{t("upNext")}</p>
          <h2 className="text-xl font-semibold">{episode(film.next)}</h2>
          <button type="button" className={button("primary")} onClick={next}>
            <SkipForward aria-hidden className="size-5" />
            {t("next")}
          </button>
        </>
      ) : (
        <h2 className="text-xl font-semibold">{t("theEnd")}</h2>
      )}
      <div className="flex flex-wrap justify-center gap-3">
        <button type="button" className={button("quiet")} onClick={() => playback.restart(0)}>
          <RotateCcw aria-hidden className="size-5" />
          {t("again")}
        </button>
        <button type="button" className={button("quiet")} onClick={back}>
          {t("details")}
        </button>
      </div>
    </div>
  );
}

function Words({ playback, back }: Pick<Props, "playback" | "back">) {
  const t = useTranslations("player");
  const trouble = useSnapshot(playback, (one) => one.trouble) ?? { kind: "broken" as const };
  return (
    <div role="alert" className="player-words">
      <TriangleAlert aria-hidden className="size-10 text-lamp" strokeWidth={1.5} />
      <h2 className="text-xl font-semibold">{t(`trouble.${trouble.kind}.title`)}</h2>
      <p className="max-w-prose text-soft">{trouble.detail || t(`trouble.${trouble.kind}.text`)}</p>
      <div className="mt-2 flex flex-wrap justify-center gap-3">
        <button type="button" className={button("primary")} onClick={() => playback.restart()}>
          {t("tryAgain")}
        </button>
        <button type="button" className={button("quiet")} onClick={back}>
          {t("details")}
        </button>
      </div>
    </div>
  );
}
