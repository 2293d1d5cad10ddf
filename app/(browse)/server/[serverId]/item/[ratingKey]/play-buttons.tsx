import { Play, RotateCcw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { watchPath } from "@/app/components/addresses";
import { button } from "@/app/components/button";
import { timecode } from "@/app/components/time";
import type { Item } from "@/lib/plex";

/** Plays from where this person stopped, or from the start. */
export function PlayButtons({
  server,
  item,
}: {
  server: string;
  item: Pick<Item, "ratingKey" | "viewOffset">;
}) {
  const t = useTranslations("item");
  const path = watchPath(server, item.ratingKey);
  return (
    <>
      <Link href={path} prefetch={false} className={`${button("primary")} max-sm:w-full`}>
        <Play className="size-5 fill-current" aria-hidden />
        {item.viewOffset ? t("resume", { time: timecode(item.viewOffset) }) : t("play")}
      </Link>
      {item.viewOffset ? (
        <Link href={`${path}?t=0`} prefetch={false} className={`${button("quiet")} max-sm:grow`}>
          <RotateCcw className="size-5" aria-hidden />
          {t("startOver")}
        </Link>
      ) : null}
    </>
  );
}
