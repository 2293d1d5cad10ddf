"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { PosterCard } from "@/app/components/poster-card";
import { PAGE, type Selection } from "@/app/queries/library";
import type { GridLayout } from "./grid-layout";
import { usePlace } from "./place";
import { PosterPlace } from "./poster-place";
import type { First } from "./title-pages";
import { usePages } from "./title-pages";

/** Rows that exist above and below the window, so that a flick of the wheel doesn't outrun them. */
const SPARE_ROWS = 3;

/**
 * Only the rows near the window exist, and only their pages are fetched, whatever the library's size. All
 * rows are of one height, so that one grid, pushed down by the rows above it, holds what is seen.
 */
export function Windowed(props: { of: Selection; first: First; label: string; layout: GridLayout }) {
  const { of, first, label, layout } = props;
  const { columns, rowHeight, top } = layout;
  const t = useTranslations("library");
  const place = usePlace(layout);
  const rows = Math.ceil(first.total / columns);
  const virtualizer = useWindowVirtualizer({
    count: rows,
    estimateSize: () => rowHeight,
    overscan: SPARE_ROWS,
    scrollMargin: top,
    initialOffset: place.start,
  });
  const seen = virtualizer.getVirtualItems();
  const from = (seen[0]?.index ?? 0) * columns;
  const to = Math.min(first.total, ((seen.at(-1)?.index ?? -1) + 1) * columns);
  const { pages, failed, again } = usePages(of, first, Math.floor(from / PAGE), Math.floor((to - 1) / PAGE));
  return (
    <div style={{ height: rows * rowHeight }} onClickCapture={place.note}>
      <ul
        aria-label={label}
        className="poster-grid"
        style={{ transform: `translateY(${(from / columns) * rowHeight}px)` }}
      >
        {Array.from({ length: Math.max(0, to - from) }, (_, one) => from + one).map((index) => {
          const cards = pages.get(Math.floor(index / PAGE));
          const card = cards?.[index % PAGE];
          // A page that is here and has no card at its end had rows that can't be read: nothing more comes.
          if (cards && !card) return null;
          return (
            <li key={index} aria-setsize={first.total} aria-posinset={index + 1}>
              {card ? <PosterCard server={of.server} card={card} /> : <PosterPlace />}
            </li>
          );
        })}
      </ul>
      {failed && (
        <p
          role="alert"
          className="fixed bottom-[calc(var(--spacing-tabs)+1rem)] left-1/2 z-30 flex -translate-x-1/2 items-center gap-4 rounded-card bg-lifted py-2 pr-2 pl-5 text-sm whitespace-nowrap shadow-lift lg:bottom-8"
        >
          {t("pageTrouble")}
          <button
            type="button"
            onClick={again}
            className="min-h-11 rounded-card px-4 font-semibold hover:bg-white/10"
          >
            {t("again")}
          </button>
        </p>
      )}
    </div>
  );
}
