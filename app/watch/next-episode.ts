import { children, type Item, type Plex, type ShortItem } from "@/lib/plex";

/**
 * The episode after this one: in its season, else the first of the next season. Nothing follows the last special.
 *
 * @returns undefined for films and for the last episode
 * @throws PlexError
 */
export async function nextEpisode(plex: Plex, item: Item): Promise<ShortItem | undefined> {
  const { type, parentRatingKey, grandparentRatingKey, parentIndex, index } = item;
  if (type !== "episode" || !parentRatingKey || !grandparentRatingKey || index === undefined)
    return undefined;
  const following = after(await children(plex, parentRatingKey), index);
  if (following || !parentIndex) return following;
  const season = after(await children(plex, grandparentRatingKey), parentIndex);
  return season && after(await children(plex, season.ratingKey), 0);
}

/** The row with the next higher number; rows come in the server's order. */
function after(rows: ShortItem[], index: number): ShortItem | undefined {
  const numbered = rows.flatMap((row) =>
    row.index !== undefined && row.index > index ? [[row.index, row] as const] : [],
  );
  return numbered.toSorted(([a], [b]) => a - b)[0]?.[1];
}
