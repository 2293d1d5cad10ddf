import { getTranslations } from "next-intl/server";
import { Row } from "@/app/components/row";
import { StillCard } from "@/app/components/still-card";
import { answerOf } from "@/app/page-data";
import { toCard } from "@/app/queries/card";
import { continueWatching, type Plex } from "@/lib/plex";
import { RowTrouble } from "./row-trouble";

/** What this person began and didn't finish. */
export async function ContinueRow({ plex }: { plex: Plex }) {
  const t = await getTranslations("home");
  const answer = await answerOf(continueWatching(plex));
  if (!answer.ok) return <RowTrouble plex={plex} title={t("continue")} />;
  const begun = answer.value.filter(({ viewOffset }) => viewOffset);
  if (begun.length === 0) return null;
  return (
    <Row title={t("continue")} shape="still">
      {begun.map((item) => (
        <StillCard key={item.ratingKey} server={plex.serverId} card={toCard(item)} />
      ))}
    </Row>
  );
}
