import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { itemPath } from "@/app/components/addresses";
import type { Item } from "@/lib/plex";
import { seasonsOf } from "./episodes";

/** The other seasons of the same show. */
export async function SeasonSwitch({ server, season }: { server: string; season: Item }) {
  const t = await getTranslations("item");
  if (!season.parentRatingKey) return null;
  const answer = await seasonsOf(server, season.parentRatingKey);
  if (!answer.ok || answer.value.length < 2) return null;
  return (
    <nav aria-label={t("seasons")} className="mt-6">
      <ul className="strip gap-2">
        {answer.value.map(({ ratingKey, title }) => (
          <li key={ratingKey} className="shrink-0">
            <Link
              href={itemPath(server, ratingKey)}
              prefetch={false}
              replace
              scroll={false}
              aria-current={ratingKey === season.ratingKey ? "page" : undefined}
              className="flex min-h-11 items-center rounded-full bg-surface px-5 text-sm font-medium text-soft transition-colors hover:bg-raised hover:text-ink aria-[current]:bg-ink aria-[current]:text-black"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
