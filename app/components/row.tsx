import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Children, type ReactNode } from "react";
import { Scroller } from "./scroller";

/** How wide the cards of a row are, as classes. */
const widths = {
  poster: "w-poster",
  still: "w-still",
  face: "w-face",
} as const;

export type RowShape = keyof typeof widths;

/** A named row of cards that scrolls sideways. */
export function Row({
  title,
  shape,
  all,
  children,
}: {
  title: string;
  shape: RowShape;
  /** Where the whole of it can be seen. */
  all?: string;
  children: ReactNode;
}) {
  const t = useTranslations("row");
  return (
    <section aria-label={title} className="mt-row">
      <div className="gutter flex items-baseline justify-between gap-4">
        <h2 className="text-lg font-semibold">{title}</h2>
        {all && (
          <Link
            href={all}
            prefetch={false}
            aria-label={t("seeAllOf", { row: title })}
            className="-my-3 inline-flex min-h-11 shrink-0 items-center rounded-card text-sm font-medium text-soft hover:text-ink"
          >
            {t("seeAll")}
            <ChevronRight className="size-4" aria-hidden />
          </Link>
        )}
      </div>
      <Scroller name={title} plain={shape === "face"}>
        {Children.map(children, (card) => (
          <li className={`shrink-0 snap-start ${widths[shape]}`}>{card}</li>
        ))}
      </Scroller>
    </section>
  );
}
