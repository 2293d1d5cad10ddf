import { useTranslations } from "next-intl";
import type { Film } from "../playback/film";

/** Names an episode: `S1 E3 · The Signal`. Specials and dated episodes lack numbers (PROTOCOL §10 no. 21). */
export function useEpisodeName() {
  const t = useTranslations("player");
  return ({ season, episode, title }: Pick<Film, "season" | "episode" | "title">) =>
    season === undefined || episode === undefined ? title : t("episode", { season, episode, title });
}
