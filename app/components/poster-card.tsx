import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Card } from "@/app/queries/card";
import { itemPath } from "./addresses";
import { caption } from "./caption";
import { Picture } from "./picture";
import { ProgressBar } from "./progress-bar";
import { isWatched, progressOf, unwatchedCount } from "./watch-state";

/** A film, show or season by its poster, as wide as the place it stands in. */
export function PosterCard({ server, card }: { server: string; card: Card }) {
  const t = useTranslations("card");
  const { title, line } = caption(t, card);
  const path =
    card.type === "episode" ? (card.grandparentThumb ?? card.thumb) : (card.thumb ?? card.parentThumb);
  return (
    <Link
      href={itemPath(server, card.ratingKey)}
      prefetch={false}
      draggable={false}
      className="block outline-none"
    >
      <span className="card-picture relative block aspect-2/3 overflow-hidden">
        <Picture server={server} path={path} title={card.title} alt="" width={200} height={300} />
        <PosterState card={card} />
      </span>
      <span className="relative mt-2.5 block truncate text-sm font-medium" title={title}>
        {title}
      </span>
      <span className="relative block h-5 truncate text-sm text-faint">{line}</span>
    </Link>
  );
}

/** What somebody did with it so far: seen, episodes left, or how far they are. */
function PosterState({ card }: { card: Card }) {
  const t = useTranslations("card");
  const left = unwatchedCount(card);
  const progress = progressOf(card);
  if (progress !== null)
    return (
      <>
        <span
          aria-hidden
          className="absolute inset-x-0 bottom-0 h-1/4 bg-linear-to-t from-black/70 to-transparent"
        />
        <ProgressBar value={progress} className="absolute inset-x-2.5 bottom-2.5" />
        <span className="sr-only">{t("progress", { percent: Math.round(progress * 100) })}</span>
      </>
    );
  if (isWatched(card))
    return (
      <span className="absolute top-2 right-2 grid size-6 place-items-center rounded-full bg-black/70 text-ink">
        <Check className="size-3.5" strokeWidth={3} aria-hidden />
        <span className="sr-only">{t("watched")}</span>
      </span>
    );
  if (!left) return null;
  return (
    <span className="absolute top-2 right-2 grid h-6 min-w-6 place-items-center rounded-full bg-black/70 px-2 text-xs font-semibold text-ink tabular-nums">
      <span aria-hidden>{left}</span>
      <span className="sr-only">{t("unwatchedEpisodes", { count: left })}</span>
    </span>
  );
}
