import { numberOf } from "../../catalog/seeded.ts";
import type { Item } from "../../catalog/types.ts";

const verdicts = [
  ["fresh", "Leaves the hall quieter than it found it. I would go again, and I have."],
  ["fresh", "Nobody hurries, and nothing is wasted. The last ten minutes are worth the coat check."],
  ["rotten", "A fine photograph of a script that was never finished."],
] as const;

/** `Review[]` of films that critics have rated (PROTOCOL §3.9). */
export function reviewRows(item: Item) {
  if (item.type !== "movie" || item.rating === undefined) return [];
  return verdicts.slice(0, 1 + numberOf(item.title, verdicts.length)).map(([verdict, text], at) => {
    const id = 2000 + Number(item.ratingKey) * 10 + at;
    return {
      id,
      filter: `art=${id}`,
      tag: `Critic ${["One", "Two", "Three"][at]}`,
      text,
      image: `rottentomatoes://image.review.${verdict}`,
      link: `https://reviews.demo.example/${item.slug}/${at + 1}`,
      source: ["The Demo Courier", "Stand-in Weekly", "Projection"][at],
    };
  });
}

/** `Preferences.Setting[]`: in which language it is described, and how a show's seasons and episodes are shown. */
export function preferenceRows(item: Item) {
  const language = {
    id: "languageOverride",
    label: "Metadata language",
    summary: "Language to use for item metadata such as synopsis and title.",
    type: "text",
    default: "",
    value: "",
    hidden: false,
    advanced: false,
    group: "",
    enumValues: ":Library default|de-DE:Deutsch|en-GB:English (UK)",
  };
  if (item.type !== "show") return [language];
  const setting = (id: string, label: string, value: string, enumValues: string) => ({
    id,
    label,
    summary: "",
    type: "int",
    default: "-1",
    value,
    hidden: false,
    advanced: false,
    group: "",
    enumValues,
  });
  // 1 hides them (PROTOCOL §3.11).
  const shown = "-1:Library default|0:Show|1:Hide";
  return [
    language,
    setting("episodeSort", "Episode sorting", "-1", "-1:Library default|0:Oldest first|1:Newest first"),
    setting("flattenSeasons", "Seasons", String(item.flattenSeasons ?? -1), shown),
  ];
}
