import { Info, Play } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { itemPath, watchPath } from "@/app/components/addresses";
import { button } from "@/app/components/button";
import { episodeNumber } from "@/app/components/caption";
import { Hero } from "@/app/components/hero";
import { ProgressBar } from "@/app/components/progress-bar";
import { length } from "@/app/components/time";
import { Trouble } from "@/app/components/trouble";
import { progressOf } from "@/app/components/watch-state";
import type { Item, Plex } from "@/lib/plex";
import { firstItem } from "./first-item";
import { NothingHere } from "./nothing-here";

/** The newest thing under way, or else the newest film or show, across the screen. */
export async function FirstPicture({ plex }: { plex: Plex }) {
  const answer = await firstItem(plex);
  if (!answer.ok) return <Trouble code={answer.code} heading="h1" />;
  const item = answer.value;
  return item ? <Featured plex={plex} item={item} /> : <NothingHere />;
}

async function Featured({ plex: { serverId }, item }: { plex: Plex; item: Item }) {
  const t = await getTranslations("item");
  const home = await getTranslations("home");
  const progress = progressOf(item);
  const show = item.grandparentTitle ?? item.parentTitle;
  return (
    <Hero server={serverId} art={item.art ?? item.grandparentArt} title={show ?? item.title}>
      <p className="text-sm font-medium text-soft">{home(progress === null ? "heroNew" : "heroContinue")}</p>
      <h1 className="mt-2 line-clamp-3 max-w-3xl pb-1 text-2xl font-bold sm:text-3xl">
        {show ?? item.title}
      </h1>
      <Facts item={item} />
      <p className="mt-3 line-clamp-2 max-w-2xl text-base text-soft sm:line-clamp-3">{item.summary}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        {isPlayable(item) && (
          <Link href={watchPath(serverId, item.ratingKey)} prefetch={false} className={button("primary")}>
            <Play className="size-5 fill-current" aria-hidden />
            {progress === null ? t("play") : home("resume")}
          </Link>
        )}
        <Link href={itemPath(serverId, item.ratingKey)} prefetch={false} className={button("quiet")}>
          <Info className="size-5" aria-hidden />
          {home("details")}
        </Link>
      </div>
    </Hero>
  );
}

/** The line below the title, and how far somebody is. */
async function Facts({ item }: { item: Item }) {
  const card = await getTranslations("card");
  const time = await getTranslations("time");
  const progress = progressOf(item);
  const left = progress === null ? 0 : (item.duration ?? 0) - (item.viewOffset ?? 0);
  const inShow = item.type === "episode" ? [episodeNumber(card, item), item.title] : [];
  const parts = [
    ...inShow,
    item.type === "season" ? item.title : undefined,
    item.year,
    left > 0 ? card("left", { duration: length(time, left) }) : item.duration && length(time, item.duration),
    item.contentRating,
  ].filter(Boolean);
  return (
    <>
      <p className="mt-3 text-base text-soft">{parts.join(" · ")}</p>
      {progress !== null && <ProgressBar value={progress} className="mt-4 w-64 max-w-full" />}
    </>
  );
}

const isPlayable = ({ type }: Item) => type === "movie" || type === "episode" || type === "clip";
