import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { itemPath } from "@/app/components/addresses";
import { episodeNumber } from "@/app/components/caption";
import { Crumbs } from "@/app/components/crumbs";
import type { Item } from "@/lib/plex";
import { Cast } from "./cast";
import { Details } from "./details";
import { Extras } from "./extras";
import { Head } from "./head";
import { Neighbours } from "./neighbours";
import { PlayButtons } from "./play-buttons";

/** An episode: like a film, with its show and its neighbours at hand. */
export function EpisodePage({ server, episode }: { server: string; episode: Item }) {
  return (
    <>
      <Head
        server={server}
        item={episode}
        art={episode.art ?? episode.grandparentArt ?? episode.thumb}
        title={episode.title}
        above={<Belongs server={server} episode={episode} />}
      >
        <PlayButtons server={server} item={episode} />
      </Head>
      <Suspense>
        <Neighbours server={server} episode={episode} />
      </Suspense>
      <Cast server={server} roles={episode.Role} />
      <Extras server={server} extras={episode.Extras?.Metadata ?? []} />
      <Details item={episode} />
    </>
  );
}

/** Show and season, both a step away. */
function Belongs({ server, episode }: { server: string; episode: Item }) {
  const t = useTranslations("card");
  const { grandparentRatingKey, grandparentTitle, parentRatingKey, parentTitle } = episode;
  const links = [
    { ratingKey: grandparentRatingKey, title: grandparentTitle },
    { ratingKey: parentRatingKey, title: parentTitle },
  ].flatMap(({ ratingKey, title }) =>
    ratingKey && title ? [{ href: itemPath(server, ratingKey), title }] : [],
  );
  return <Crumbs links={links} here={episodeNumber(t, episode)} />;
}
