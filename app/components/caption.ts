import type { useTranslations } from "next-intl";
import type { Card } from "@/app/queries/card";

type Translate = ReturnType<typeof useTranslations<"card">>;

/**
 * "S1 · E3", as far as Plex numbers the episode at all: shows by date have none (PROTOCOL §3.5).
 *
 * @param t of the namespace `card`
 */
export function episodeNumber(t: Translate, { index, parentIndex }: Pick<Card, "index" | "parentIndex">) {
  if (index === undefined) return undefined;
  if (parentIndex === undefined) return t("episodeOnly", { episode: index });
  return t("episode", { season: parentIndex, episode: index });
}

/** What a card says: the name people know it by, and a line that tells it apart. */
export function caption(t: Translate, card: Card): { title: string; line: string | undefined } {
  const { type, title, year } = card;
  if (type === "episode" && card.grandparentTitle) {
    return { title: card.grandparentTitle, line: joined(episodeNumber(t, card), title) };
  }
  if (type === "season" && card.parentTitle) return { title: card.parentTitle, line: title };
  return { title, line: year === undefined ? undefined : String(year) };
}

const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(" · ");
