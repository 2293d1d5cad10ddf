import { queryOptions } from "@tanstack/react-query";
import type { Listing } from "@/lib/plex";
import { type Card, toCard } from "./card";
import { api } from "./fetch";

/** How many titles are fetched at once. */
export const PAGE = 60;

/** Which titles of a library, in which order: Plex's own words (PROTOCOL §3.5, §3.7). */
export type Selection = {
  server: string;
  library: string;
  sort: string;
  type: number;
  filters: [string, string][];
};

/** A page of a library as cards. `total` counts the whole selection. */
type CardPage = { total: number; cards: Card[] };

/** The query for one page of a library; the same page asked for twice is fetched once. */
export const libraryPage = (of: Selection, page: number) =>
  queryOptions({
    queryKey: ["library", of, page],
    queryFn: async ({ signal }): Promise<CardPage> => {
      const query = new URLSearchParams([
        ["server", of.server],
        ["offset", String(page * PAGE)],
        ["limit", String(PAGE)],
        ["sort", of.sort],
        ["type", String(of.type)],
        ...of.filters,
      ]);
      const listing = await api<Listing>(`library/${of.library}/all?${query}`, { signal });
      return { total: listing.totalSize, cards: listing.Metadata.map(toCard) };
    },
  });
