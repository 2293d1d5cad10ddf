"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Method } from "./method";

export type Entry = { id: string; method: string; path: string; summary: string };
export type Chapter = { id: string; name: string; entries: Entry[] };

const matches = ({ method, path, summary }: Entry, words: string[]) => {
  const text = `${method} ${path} ${summary}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/**
 * Where everything is, and a field to find a route by its address or by what it does. A strip of chapters on a
 * phone until something is looked for, a column that stays on wide screens.
 */
export function Contents({ chapters }: { chapters: Chapter[] }) {
  const t = useTranslations("developers");
  const [text, setText] = useState("");
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isSearching = words.length > 0;
  const found = isSearching
    ? chapters
        .map((one) => ({ ...one, entries: one.entries.filter((entry) => matches(entry, words)) }))
        .filter(({ entries }) => entries.length > 0)
    : chapters;
  const count = found.reduce((sum, { entries }) => sum + entries.length, 0);
  const layout = isSearching
    ? "mt-3"
    : "-mx-4 flex gap-5 overflow-x-auto px-4 lg:mx-0 lg:mt-3 lg:block lg:px-0";
  return (
    <nav
      aria-label={t("contents")}
      className="mb-6 lg:sticky lg:top-[calc(var(--spacing-bar)+1rem)] lg:-mx-1 lg:max-h-[calc(100dvh-var(--spacing-bar)-2rem)] lg:self-start lg:overflow-y-auto lg:p-1"
    >
      <input
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={t("find")}
        placeholder={t("find")}
        autoComplete="off"
        spellCheck={false}
        className="h-11 w-full rounded-card bg-white/8 px-3 text-base placeholder:text-faint lg:text-sm"
      />
      <p role="status" className={isSearching && count === 0 ? "mt-4 text-sm text-soft" : "sr-only"}>
        {isSearching && t("found", { count })}
      </p>
      <ul className={layout}>
        {found.map(({ id, name, entries }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="flex min-h-11 shrink-0 items-center rounded-card text-sm font-semibold whitespace-nowrap text-soft hover:text-ink"
            >
              {name}
            </a>
            {entries.length > 0 && (
              <ul className={isSearching ? "mb-3" : "hidden lg:mb-3 lg:block"}>
                {entries.map((entry) => (
                  <li key={entry.id}>
                    <a
                      href={`#${entry.id}`}
                      className="flex items-center gap-2 rounded-card py-1 text-xs text-faint hover:text-ink max-lg:min-h-11 pointer-coarse:min-h-11"
                    >
                      <Method method={entry.method} />
                      <span className="min-w-0 break-all">{entry.path}</span>
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
