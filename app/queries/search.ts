import { queryOptions } from "@tanstack/react-query";
import type { Item } from "@/lib/plex";
import { type Card, toCard } from "./card";
import { api } from "./fetch";

/** Fewer letters find nothing (PROTOCOL §4.4). */
export const LEAST_LETTERS = 2;

/** Of each kind. */
export const MOST_RESULTS = 30;

/** The query for what matches some words; one that nobody waits for any more is cancelled. */
export const searchFor = (server: string, words: string) =>
  queryOptions({
    queryKey: ["search", server, words],
    queryFn: async ({ signal }): Promise<Card[]> => {
      const query = new URLSearchParams({ server, query: words, limit: String(MOST_RESULTS) });
      const items = await api<Item[]>(`search?${query}`, { signal });
      return items.map(toCard);
    },
    enabled: words.length >= LEAST_LETTERS,
  });
