import { useQueries } from "@tanstack/react-query";
import type { Card } from "@/app/queries/card";
import { libraryPage, type Selection } from "@/app/queries/library";

/** The page of titles that came with the document. */
export type First = { page: number; cards: Card[]; total: number };

/**
 * The pages of titles that are needed right now; what is no longer needed before it came is cancelled.
 *
 * @returns the cards of every page that is here, by the page's number
 */
export function usePages(of: Selection, first: First, from: number, to: number) {
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place);
  const queries = useQueries({
    queries: numbers.map((page) => ({
      ...libraryPage(of, page),
      initialData: page === first.page ? first : undefined,
    })),
  });
  const pages = new Map<number, Card[]>();
  queries.forEach(({ data }, place) => {
    if (data) pages.set(from + place, data.cards);
  });
  return {
    pages,
    failed: queries.some(({ isError }) => isError),
    again: () => queries.forEach((one) => one.isError && void one.refetch()),
  };
}
