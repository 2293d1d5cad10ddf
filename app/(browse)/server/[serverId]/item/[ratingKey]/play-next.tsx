import { Play } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { watchPath } from "@/app/components/addresses";
import { button } from "@/app/components/button";
import { episodeNumber } from "@/app/components/caption";
import { isWatched } from "@/app/components/watch-state";
import type { Item } from "@/lib/plex";
import { nextEpisode } from "./episodes";

/** One button that goes on with a show, wherever this person is in it. */
export async function PlayNext({ server, show }: { server: string; show: Item }) {
  const next = await nextEpisode(server, show);
  if (!next) return null;
  return <PlayEpisode server={server} episode={next} />;
}

/** Plays an episode, and says which. */
export async function PlayEpisode({ server, episode }: { server: string; episode: Item }) {
  const t = await getTranslations("item");
  const card = await getTranslations("card");
  const name = episodeNumber(card, episode) ?? episode.title;
  const words = episode.viewOffset ? "resumeNext" : isWatched(episode) ? "rewatch" : "playNext";
  return (
    <Link
      href={watchPath(server, episode.ratingKey)}
      prefetch={false}
      className={`${button("primary")} max-sm:w-full`}
    >
      <Play className="size-5 fill-current" aria-hidden />
      {t(words, { episode: name })}
    </Link>
  );
}
