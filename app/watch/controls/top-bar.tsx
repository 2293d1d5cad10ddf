import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { itemPath } from "@/app/components/addresses";
import type { Film } from "../playback/film";
import { useEpisodeName } from "./episode-name";

/** The way back, and what is playing. */
export function TopBar({ film, back }: { film: Film; back(): void }) {
  const t = useTranslations("player");
  const episode = useEpisodeName();
  const onClick = (event: MouseEvent) => {
    // A new tab is the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    back();
  };
  return (
    <header className="player-chrome player-top">
      <Link
        href={itemPath(film.serverId, film.ratingKey)}
        prefetch={false}
        onClick={onClick}
        aria-label={t("back")}
        className="player-button"
      >
        <ArrowLeft aria-hidden className="player-icon" strokeWidth={1.75} />
      </Link>
      <div className="min-w-0">
        <h1 className="truncate text-base font-semibold sm:text-lg">{film.show ?? film.title}</h1>
        {film.show && <p className="truncate text-sm text-soft">{episode(film)}</p>}
      </div>
    </header>
  );
}
