import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Trouble } from "@/app/components/trouble";
import { answerOf, serverOf, viewerOf } from "@/app/page-data";
import { toCard } from "@/app/queries/card";
import { LEAST_LETTERS, MOST_RESULTS } from "@/app/queries/search";
import { spend } from "@/lib/limits";
import { search } from "@/lib/plex";
import { SearchPanel } from "./search-panel";

export async function generateMetadata({ searchParams }: PageProps<"/search">): Promise<Metadata> {
  const words = wordsIn(await searchParams);
  const title = (await getTranslations("search"))("title");
  return { title: words ? `${words} · ${title}` : title };
}

/** Titles on the current server. What was searched for stands in the address. */
export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const words = wordsIn(await searchParams);
  await viewerOf(words ? `/search?${new URLSearchParams({ q: words })}` : "/search");
  return (
    <Suspense fallback={<SearchBones />}>
      <Found words={words} />
    </Suspense>
  );
}

async function Found({ words }: { words: string }) {
  const answer = await answerOf(found(words));
  if (!answer.ok) return <Trouble code={answer.code} heading="h1" />;
  return <SearchPanel server={answer.value.server} words={words} found={answer.value.cards} />;
}

async function found(words: string) {
  const plex = await serverOf();
  if (words.length < LEAST_LETTERS) return { server: plex.serverId, cards: [] };
  spend("search", plex.userId);
  const items = await search(plex, words, { limit: MOST_RESULTS });
  return { server: plex.serverId, cards: items.map(toCard) };
}

function wordsIn({ q }: Awaited<PageProps<"/search">["searchParams"]>): string {
  return (typeof q === "string" ? q : "").trim().slice(0, 200);
}

function SearchBones() {
  return (
    <div aria-hidden className="gutter pt-4 lg:pt-8">
      <div className="bone h-14 max-w-3xl" />
    </div>
  );
}
