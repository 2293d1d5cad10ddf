import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { RowBones } from "@/app/components/bones";
import { PosterCard } from "@/app/components/poster-card";
import { Row } from "@/app/components/row";
import { toCard } from "@/app/queries/card";
import type { Item } from "@/lib/plex";
import { Cast } from "./cast";
import { Details } from "./details";
import { seasonsOf } from "./episodes";
import { Extras } from "./extras";
import { Head } from "./head";
import { PlayNext } from "./play-next";

/** A show with its seasons. */
export function ShowPage({ server, show }: { server: string; show: Item }) {
  return (
    <>
      <Head server={server} item={show} art={show.art} title={show.title}>
        <Suspense fallback={<span aria-hidden className="bone h-11 w-44 max-sm:w-full" />}>
          <PlayNext server={server} show={show} />
        </Suspense>
      </Head>
      <Suspense fallback={<RowBones shape="poster" />}>
        <Seasons server={server} show={show} />
      </Suspense>
      <Cast server={server} roles={show.Role} />
      <Extras server={server} extras={show.Extras?.Metadata ?? []} />
      <Details item={show} />
    </>
  );
}

async function Seasons({ server, show }: { server: string; show: Item }) {
  const answer = await seasonsOf(server, show.ratingKey);
  return <SeasonRow server={server} seasons={answer.ok ? answer.value : []} />;
}

function SeasonRow({ server, seasons }: { server: string; seasons: Item[] }) {
  const t = useTranslations("item");
  if (seasons.length === 0) return <p className="gutter mt-row text-soft">{t("noSeasons")}</p>;
  return (
    <Row title={t("seasons")} shape="poster">
      {seasons.map((season) => (
        // Under its show's name a season needs only its own.
        <PosterCard
          key={season.ratingKey}
          server={server}
          card={{ ...toCard(season), parentTitle: undefined }}
        />
      ))}
    </Row>
  );
}
