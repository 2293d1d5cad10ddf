import { Check, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Card } from "@/app/queries/card";
import { itemPath, watchPath } from "./addresses";
import { Picture } from "./picture";
import { ProgressBar } from "./progress-bar";
import { length } from "./time";
import { isWatched, progressOf } from "./watch-state";

/** An episode in the list of its season: the still plays it, the title leads to its page. */
export function EpisodeLine({ server, card, summary }: { server: string; card: Card; summary?: string }) {
  const t = useTranslations("card");
  const time = useTranslations("time");
  const { ratingKey, title, index, duration } = card;
  const progress = progressOf(card);
  const name = index === undefined ? title : `${index}. ${title}`;
  const left = progress === null ? 0 : (duration ?? 0) - (card.viewOffset ?? 0);
  return (
    <article className="flex gap-4 sm:gap-6">
      <Link
        href={watchPath(server, ratingKey)}
        prefetch={false}
        aria-label={t(progress === null ? "play" : "resume", { title: name })}
        className="group/still block w-36 shrink-0 self-start outline-none sm:w-60 2xl:w-72"
      >
        <span className="card-picture relative block aspect-video overflow-hidden">
          <Picture server={server} path={card.thumb} title={title} alt="" width={320} height={180} />
          <span
            aria-hidden
            className="absolute inset-0 grid place-items-center bg-black/30 opacity-0 transition-opacity group-hover/still:opacity-100 group-focus-visible/still:opacity-100"
          >
            <Play className="size-9 fill-current" />
          </span>
          {progress !== null && <ProgressBar value={progress} className="absolute inset-x-2.5 bottom-2.5" />}
        </span>
      </Link>
      <div className="min-w-0 flex-1 sm:max-w-3xl sm:pt-1">
        <h3 className="text-base font-semibold">
          <Link
            href={itemPath(server, ratingKey)}
            prefetch={false}
            className="line-clamp-2 rounded-card hover:underline"
          >
            {name}
          </Link>
        </h3>
        <p className="mt-1 flex items-center gap-2 text-sm text-faint">
          {isWatched(card) && (
            <span className="flex items-center gap-1 text-soft">
              <Check className="size-4" aria-hidden />
              {t("watched")}
            </span>
          )}
          {left > 0 ? t("left", { duration: length(time, left) }) : duration ? length(time, duration) : null}
        </p>
        {summary && (
          <p className="mt-2 line-clamp-2 text-sm text-soft sm:line-clamp-3 sm:text-base">{summary}</p>
        )}
      </div>
    </article>
  );
}
