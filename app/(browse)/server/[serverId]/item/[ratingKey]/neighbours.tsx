import { ChevronLeft, ChevronRight, Tv } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { itemPath } from "@/app/components/addresses";
import { button } from "@/app/components/button";
import type { Item } from "@/lib/plex";
import { episodesOf } from "./episodes";

/** The episodes before and after, and the way to the show. */
export async function Neighbours({ server, episode }: { server: string; episode: Item }) {
  const t = await getTranslations("item");
  const { ratingKey, parentRatingKey, grandparentRatingKey } = episode;
  const answer = parentRatingKey ? await episodesOf(server, parentRatingKey) : undefined;
  const episodes = answer?.ok ? answer.value : [];
  const place = episodes.findIndex((one) => one.ratingKey === ratingKey);
  const previous = place > 0 ? episodes[place - 1] : undefined;
  const next = place >= 0 ? episodes[place + 1] : undefined;
  return (
    <div className="gutter mt-6 flex flex-wrap gap-3">
      {previous && (
        <Link
          href={itemPath(server, previous.ratingKey)}
          prefetch={false}
          className={`${button("quiet")} max-sm:grow`}
        >
          <ChevronLeft className="-ml-1.5 size-5" aria-hidden />
          {t("previous")}
        </Link>
      )}
      {next && (
        <Link
          href={itemPath(server, next.ratingKey)}
          prefetch={false}
          className={`${button("quiet")} max-sm:grow`}
        >
          {t("next")}
          <ChevronRight className="-mr-1.5 size-5" aria-hidden />
        </Link>
      )}
      {grandparentRatingKey && (
        <Link
          href={itemPath(server, grandparentRatingKey)}
          prefetch={false}
          className={`${button("quiet")} max-sm:grow`}
        >
          <Tv className="size-5" aria-hidden />
          {t("goToShow")}
        </Link>
      )}
    </div>
  );
}
