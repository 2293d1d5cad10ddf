type Leaf = { duration?: number; viewOffset?: number; viewCount?: number };
type Container = { leafCount?: number; viewedLeafCount?: number };

/** How many episodes of a show or season are left; 0 for anything else (PROTOCOL §5.3). */
export const unwatchedCount = ({ leafCount = 0, viewedLeafCount = 0 }: Container): number =>
  Math.max(0, leafCount - viewedLeafCount);

/** A film or episode that was seen, or a show or season with nothing left (PROTOCOL §5.3). */
export const isWatched = (item: Leaf & Container): boolean =>
  item.leafCount ? unwatchedCount(item) === 0 : (item.viewCount ?? 0) > 0;

/** How far somebody is, 0 to 1; null when nothing is under way. */
export function progressOf({ viewOffset, duration }: Leaf): number | null {
  if (!viewOffset || !duration) return null;
  return Math.min(1, viewOffset / duration);
}
