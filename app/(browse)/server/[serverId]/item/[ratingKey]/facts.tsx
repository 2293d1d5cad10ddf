import { Star } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { length } from "@/app/components/time";
import type { Item } from "@/lib/plex";

/** Year, length, age rating and what others think, in one line. */
export function Facts({ item }: { item: Item }) {
  const t = useTranslations("item");
  const time = useTranslations("time");
  const format = useFormatter();
  const { type, year, duration, contentRating, childCount, rating, audienceRating } = item;
  const tenth = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const facts = [
    year,
    type === "show" && childCount ? t("seasonCount", { count: childCount }) : undefined,
    type !== "season" && duration ? length(time, duration) : undefined,
  ].filter(Boolean);
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-base text-soft">
      {facts.length > 0 && <span>{facts.join(" · ")}</span>}
      {contentRating && (
        <span className="rounded-sm px-1.5 text-sm text-ink ring-1 ring-white/40 ring-inset">
          {contentRating}
        </span>
      )}
      {rating !== undefined && (
        <span className="flex items-center gap-1.5">
          <Star className="size-4 fill-lamp text-lamp" aria-hidden />
          {t("critics", { value: tenth(rating) })}
        </span>
      )}
      {audienceRating !== undefined && (
        <span className="flex items-center gap-1.5">
          <Star className="size-4 fill-lamp text-lamp" aria-hidden />
          {t("audience", { value: tenth(audienceRating) })}
        </span>
      )}
    </p>
  );
}
