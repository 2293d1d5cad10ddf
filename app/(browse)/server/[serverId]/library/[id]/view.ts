import type { Selection } from "@/app/queries/library";

/** Orders by the word that stands in the address, with Plex's own (PROTOCOL §3.6). */
export const sorts = {
  title: "titleSort",
  added: "addedAt:desc",
  released: "originallyAvailableAt:desc",
  year: "year:desc",
  audience: "audienceRating:desc",
  critics: "rating:desc",
  mine: "userRating:desc",
  length: "duration:desc",
  viewed: "lastViewedAt:desc",
} as const;

export type Sort = keyof typeof sorts;

/** How somebody looks at a library: all of it stands in the address. */
export type View = {
  sort: Sort;
  unwatched: boolean;
  /** The place: the first title that was on screen, counted from 0. */
  at: number;
  /** The address's query for order and filter, with its question mark; empty for the plain view. */
  search: string;
};

/** Reads a view out of an address; what makes no sense there counts as absent. */
export function readView(query: Record<string, string | string[] | undefined>): View {
  const sort = isSort(query["sort"]) ? query["sort"] : "title";
  const unwatched = query["unwatched"] === "1";
  const at = Number(query["at"]);
  return {
    sort,
    unwatched,
    at: Number.isSafeInteger(at) && at > 0 ? Math.min(at, 1_000_000) : 0,
    search: searchOf(sort, unwatched),
  };
}

/** The query of the address for an order and a filter. */
export function searchOf(sort: Sort, unwatched: boolean): string {
  const query = new URLSearchParams();
  if (sort !== "title") query.set("sort", sort);
  if (unwatched) query.set("unwatched", "1");
  return query.size === 0 ? "" : `?${query}`;
}

/** What to ask Plex for. A show counts as unwatched while any of its episodes is (PROTOCOL §3.7). */
export function selectionOf(server: string, library: { key: string; type?: string }, view: View): Selection {
  const isShow = library.type === "show";
  return {
    server,
    library: library.key,
    sort: sorts[view.sort],
    type: isShow ? 2 : 1,
    filters: view.unwatched ? [[isShow ? "unwatchedLeaves" : "unwatched", "1"]] : [],
  };
}

/** Whether something is one of the orders' words. */
export const isSort = (value: unknown): value is Sort =>
  typeof value === "string" && Object.hasOwn(sorts, value);
