import { Clapperboard, Keyboard, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { GridBones } from "@/app/components/bones";
import { Empty } from "@/app/components/empty";
import { PosterCard } from "@/app/components/poster-card";
import { StillCard } from "@/app/components/still-card";
import type { Card } from "@/app/queries/card";
import { LEAST_LETTERS } from "@/app/queries/search";

/** What was found, by kind; or why there is nothing. */
export function Results(props: { server: string; query: string; cards: Card[]; pending: boolean }) {
  const { server, query, cards, pending } = props;
  const t = useTranslations("search");
  if (query.length === 0)
    return (
      <Empty icon={Clapperboard} title={t("start")} note={t("startNote")}>
        <p className="hidden text-sm text-faint lg:block">{t("startKey")}</p>
      </Empty>
    );
  if (query.length < LEAST_LETTERS)
    return <Empty icon={Keyboard} title={t("keepTyping")} note={t("keepTypingNote")} />;
  if (pending)
    return (
      <div className="gutter mt-row">
        <GridBones />
      </div>
    );
  const of = (type: string) => cards.filter((card) => card.type === type);
  const groups = { movies: of("movie"), shows: of("show"), episodes: of("episode") };
  if (Object.values(groups).every((group) => group.length === 0))
    return <Empty icon={SearchX} title={t("nothing", { query })} note={t("nothingNote")} />;
  return (
    <>
      <Group title={t("movies")} cards={groups.movies} className="poster-grid">
        {(card) => <PosterCard server={server} card={card} />}
      </Group>
      <Group title={t("shows")} cards={groups.shows} className="poster-grid">
        {(card) => <PosterCard server={server} card={card} />}
      </Group>
      <Group title={t("episodes")} cards={groups.episodes} className="still-grid">
        {(card) => <StillCard server={server} card={card} />}
      </Group>
    </>
  );
}

function Group(props: {
  title: string;
  cards: Card[];
  className: string;
  children: (card: Card) => React.ReactNode;
}) {
  const { title, cards, className, children } = props;
  if (cards.length === 0) return null;
  return (
    <section aria-label={title} className="gutter mt-row">
      <h2 className="mb-4 text-lg font-semibold">{title}</h2>
      <ul className={className}>
        {cards.map((card) => (
          <li key={card.ratingKey}>{children(card)}</li>
        ))}
      </ul>
    </section>
  );
}
