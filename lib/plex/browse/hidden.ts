import type { Plex } from "../plex";
import type { Item } from "../schemas/item";
import { libraries } from "./library";

/** Where an owner wants a library not to show: from 1 on not on Home, from 2 on not in search (PROTOCOL §3.4). */
const hiddenFrom = { home: 1, search: 2 };

/**
 * Leaves out what stands in libraries that their owner hides there; the libraries' own pages stay whole.
 *
 * @throws PlexError
 */
export async function withoutHidden<T extends Pick<Item, "librarySectionID">>(
  plex: Plex,
  where: keyof typeof hiddenFrom,
  items: T[],
): Promise<T[]> {
  const all = await libraries(plex);
  const hidden = new Set(all.filter((one) => (one.hidden ?? 0) >= hiddenFrom[where]).map((one) => one.key));
  if (hidden.size === 0) return items;
  return items.filter((one) => one.librarySectionID === undefined || !hidden.has(one.librarySectionID));
}

/** Whether a library may show on Home. */
export const isOnHome = ({ hidden = 0 }: { hidden?: number }): boolean => hidden < hiddenFrom.home;
