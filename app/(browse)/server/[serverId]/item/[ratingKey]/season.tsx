import { Tv } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { itemPath } from "@/app/components/addresses";
import { EpisodeBones } from "@/app/components/bones";
import { Crumbs } from "@/app/components/crumbs";
import { Empty } from "@/app/components/empty";
import { EpisodeLine } from "@/app/components/episode-line";
import { Trouble } from "@/app/components/trouble";
import { toCard } from "@/app/queries/card";
import type { Item } from "@/lib/plex";
import { episodesOf, nextOf } from "./episodes";
import { Head } from "./head";
import { PlayEpisode } from "./play-next";
import { SeasonSwitch } from "./season-switch";

/** A season with its episodes. */
export function SeasonPage({ server, season }: { server: string; season: Item }) {
  const { parentRatingKey, parentTitle = "" } = season;
  const show = parentRatingKey && { href: itemPath(server, parentRatingKey), title: parentTitle };
  return (
    <>
      <Head
        server={server}
        item={season}
        art={season.art}
        title={season.title}
        above={show && <Crumbs links={[show]} />}
      >
        <Suspense fallback={<span aria-hidden className="bone h-11 w-44 max-sm:w-full" />}>
          <PlaySeason server={server} season={season} />
        </Suspense>
      </Head>
      <Suspense>
        <SeasonSwitch server={server} season={season} />
      </Suspense>
      <Suspense fallback={<EpisodeBones />}>
        <Episodes server={server} season={season} />
      </Suspense>
    </>
  );
}

async function PlaySeason({ server, season }: { server: string; season: Item }) {
  const episodes = await episodesOf(server, season.ratingKey);
  const next = episodes.ok ? nextOf(episodes.value) : undefined;
  return next ? <PlayEpisode server={server} episode={next} /> : null;
}

async function Episodes({ server, season }: { server: string; season: Item }) {
  const answer = await episodesOf(server, season.ratingKey);
  if (!answer.ok) return <Trouble code={answer.code} />;
  return <EpisodeList server={server} episodes={answer.value} />;
}

function EpisodeList({ server, episodes }: { server: string; episodes: Item[] }) {
  const t = useTranslations("item");
  if (episodes.length === 0) return <Empty icon={Tv} title={t("noEpisodes")} />;
  return (
    <section aria-label={t("episodes")} className="gutter mt-row">
      <h2 className="text-lg font-semibold">{t("episodes")}</h2>
      <ol className="mt-5 grid gap-7">
        {episodes.map((episode) => (
          <li key={episode.ratingKey}>
            <EpisodeLine server={server} card={toCard(episode)} summary={episode.summary} />
          </li>
        ))}
      </ol>
    </section>
  );
}
