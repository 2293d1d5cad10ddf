"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { troubleWords } from "@/app/components/trouble";
import type { Card } from "@/app/queries/card";
import { ApiProblem } from "@/app/queries/fetch";
import { LEAST_LETTERS, searchFor } from "@/app/queries/search";
import { Results } from "./results";
import { SearchField } from "./search-field";

/** Somebody who pauses this long, in ms, wants to see something. */
const PAUSE_MS = 200;

/** Searches while somebody types. The first answer came with the page. */
export function SearchPanel({ server, words, found }: { server: string; words: string; found: Card[] }) {
  const t = useTranslations("search");
  const trouble = useTranslations("trouble");
  // On the way back `words` are those the page was first opened with; the address is right.
  const inAddress = useSearchParams().get("q") ?? "";
  const [typed, setTyped] = useState(inAddress);
  const asked = useSettled(typed.trim());
  const { data, error, isFetching } = useQuery({
    ...searchFor(server, asked),
    initialData: asked === words && words.length >= LEAST_LETTERS ? found : undefined,
    placeholderData: keepPreviousData,
  });

  useEffect(() => {
    if (asked === inAddress.trim()) return;
    const address = asked ? `?${new URLSearchParams({ q: asked })}` : window.location.pathname;
    window.history.replaceState(null, "", address);
  }, [asked, inAddress]);

  const isShort = asked.length < LEAST_LETTERS;
  const cards = isShort ? [] : (data ?? []);
  return (
    <div className="pt-4 lg:pt-8">
      <h1 className="sr-only">{t("title")}</h1>
      <div className="gutter">
        <SearchField value={typed} onChange={setTyped} />
      </div>
      <p role="status" className="sr-only">
        {!isShort && (isFetching ? t("searching") : t("found", { count: cards.length }))}
      </p>
      {error && !isShort ? (
        <p role="alert" className="gutter mt-row text-soft">
          {trouble(troubleWords(error instanceof ApiProblem ? error.code : "other"))}
        </p>
      ) : (
        <Results server={server} query={asked} cards={cards} pending={isFetching && cards.length === 0} />
      )}
    </div>
  );
}

/** What was typed, once somebody pauses. */
function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(settle, PAUSE_MS, value);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
