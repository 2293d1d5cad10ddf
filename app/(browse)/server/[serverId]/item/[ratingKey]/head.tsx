import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Hero } from "@/app/components/hero";
import { LongText } from "@/app/components/long-text";
import { ProgressBar } from "@/app/components/progress-bar";
import { StarRating } from "@/app/components/star-rating";
import { isWatched, progressOf } from "@/app/components/watch-state";
import { WatchedToggle } from "@/app/components/watched-toggle";
import type { Item } from "@/lib/plex";
import { Facts } from "./facts";

/** The top of an item's page: its picture, what it is, and what can be done with it. */
export function Head({
  server,
  item,
  art,
  title,
  above,
  children,
}: {
  server: string;
  item: Item;
  art: string | undefined;
  title: string;
  /** What it belongs to, above the title. */
  above?: ReactNode;
  /** The buttons that play it. */
  children: ReactNode;
}) {
  const progress = progressOf(item);
  return (
    <Hero server={server} art={art} title={title} tall>
      {above}
      <h1 className="mt-2 line-clamp-4 max-w-4xl pb-1 text-2xl font-bold sm:text-3xl">{title}</h1>
      <Facts item={item} />
      {progress !== null && <ProgressBar value={progress} className="mt-5 w-72 max-w-full" />}
      <div className="mt-6 flex flex-wrap items-center gap-3">
        {children}
        <WatchedToggle server={server} ratingKey={item.ratingKey} watched={isWatched(item)} />
        <StarRating server={server} ratingKey={item.ratingKey} rating={item.userRating ?? null} />
      </div>
      {item.tagline && <p className="mt-6 max-w-2xl text-lg text-ink font-medium">{item.tagline}</p>}
      {item.summary && <LongText text={item.summary} />}
      <Genres item={item} />
    </Hero>
  );
}

function Genres({ item: { Genre } }: { item: Item }) {
  const t = useTranslations("item");
  if (Genre.length === 0) return null;
  return (
    <ul aria-label={t("genres")} className="mt-4 flex flex-wrap gap-2">
      {Genre.slice(0, 6).map(({ tag }) => (
        <li key={tag} className="rounded-full bg-white/12 px-3 py-1 text-sm text-ink">
          {tag}
        </li>
      ))}
    </ul>
  );
}
