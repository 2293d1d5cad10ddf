import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { libraryPath } from "@/app/components/addresses";
import { RowBones } from "@/app/components/bones";
import { PosterCard } from "@/app/components/poster-card";
import { Row } from "@/app/components/row";
import { answerOf, videoLibraries } from "@/app/page-data";
import { toCard } from "@/app/queries/card";
import { isOnHome, type Library, type Plex, recentlyAdded } from "@/lib/plex";
import { RowTrouble } from "./row-trouble";

/** A row of what is new for every library of films or shows. */
export async function RecentRows({ plex }: { plex: Plex }) {
  const t = await getTranslations("home");
  const answer = await answerOf(videoLibraries(plex.serverId));
  if (!answer.ok) return <RowTrouble plex={plex} title={t("recentAll")} />;
  return answer.value.filter(isOnHome).map((library) => (
    <Suspense key={library.key} fallback={<RowBones shape="poster" />}>
      <RecentRow plex={plex} library={library} />
    </Suspense>
  ));
}

async function RecentRow({ plex, library }: { plex: Plex; library: Library }) {
  const t = await getTranslations("home");
  const title = t("recent", { library: library.title });
  const answer = await answerOf(recentlyAdded(plex, library.key));
  if (!answer.ok) return <RowTrouble plex={plex} title={title} />;
  if (answer.value.length === 0) return null;
  const all = `${libraryPath(plex.serverId, library.key)}?sort=added`;
  return (
    <Row title={title} shape="poster" all={all}>
      {answer.value.map((item) => (
        <PosterCard key={item.ratingKey} server={plex.serverId} card={toCard(item)} />
      ))}
    </Row>
  );
}
