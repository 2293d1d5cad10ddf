import "server-only";
import { cache } from "react";
import { isWatched } from "@/app/components/watch-state";
import { answerOf, serverOf } from "@/app/page-data";
import { children, type Item } from "@/lib/plex";

const childrenOf = cache(async (serverId: string, ratingKey: string) =>
  children(await serverOf(serverId), ratingKey),
);

/** The seasons of a show; specials last, as nobody begins with them. */
export async function seasonsOf(serverId: string, ratingKey: string) {
  const answer = await answerOf(childrenOf(serverId, ratingKey));
  if (!answer.ok) return answer;
  const specialsLast = answer.value.toSorted((a, b) => Number(a.index === 0) - Number(b.index === 0));
  return { ok: true as const, value: specialsLast };
}

/** The episodes of a season. */
export const episodesOf = (serverId: string, ratingKey: string) => answerOf(childrenOf(serverId, ratingKey));

/**
 * The episode of a show to play next: one that was begun, else the first that wasn't seen, else the first.
 *
 * @returns undefined for a show without episodes, or when the server doesn't answer
 */
export async function nextEpisode(serverId: string, show: Item): Promise<Item | undefined> {
  const seasons = await seasonsOf(serverId, show.ratingKey);
  if (!seasons.ok) return undefined;
  const season = seasons.value.find((one) => !isWatched(one)) ?? seasons.value[0];
  if (!season) return undefined;
  // A show that hides its seasons has episodes for children (PROTOCOL §3.11).
  if (season.type === "episode") return nextOf(seasons.value);
  const episodes = await episodesOf(serverId, season.ratingKey);
  return episodes.ok ? nextOf(episodes.value) : undefined;
}

/** In one season: what was begun, else what wasn't seen, else the first. */
export const nextOf = (episodes: Item[]): Item | undefined =>
  episodes.find(({ viewOffset }) => viewOffset) ?? episodes.find((one) => !isWatched(one)) ?? episodes[0];
