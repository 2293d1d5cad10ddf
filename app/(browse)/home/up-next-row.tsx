import { getTranslations } from "next-intl/server";
import { Row } from "@/app/components/row";
import { StillCard } from "@/app/components/still-card";
import { answerOf } from "@/app/page-data";
import { toCard } from "@/app/queries/card";
import { continueWatching, onDeck, type Plex } from "@/lib/plex";
import { RowTrouble } from "./row-trouble";

/** The next episodes of what is being watched; what was begun stands in the row above. */
export async function UpNextRow({ plex }: { plex: Plex }) {
  const t = await getTranslations("home");
  const answer = await answerOf(Promise.all([onDeck(plex), continueWatching(plex)]));
  if (!answer.ok) return <RowTrouble plex={plex} title={t("upNext")} />;
  const [deck, watching] = answer.value;
  const begun = new Set(watching.filter(({ viewOffset }) => viewOffset).map(({ ratingKey }) => ratingKey));
  const next = deck.filter(({ ratingKey, viewOffset }) => !viewOffset && !begun.has(ratingKey));
  if (next.length === 0) return null;
  return (
    <Row title={t("upNext")} shape="still">
      {next.map((item) => (
        <StillCard key={item.ratingKey} server={plex.serverId} card={toCard(item)} />
      ))}
    </Row>
  );
}
