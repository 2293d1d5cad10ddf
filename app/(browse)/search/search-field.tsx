"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { button } from "@/app/components/button";

/** The field itself: a form, so that it works before the page's script is there. */
export function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations("search");
  const input = useRef<HTMLInputElement>(null);
  return (
    <form
      role="search"
      action="/search"
      onSubmit={(event) => event.preventDefault()}
      className="flex h-14 max-w-3xl items-center rounded-card bg-surface pl-4 outline-offset-3 outline-focus transition-colors focus-within:bg-raised has-[input:focus-visible]:outline-2"
    >
      <Search className="size-6 shrink-0 text-faint" aria-hidden />
      <input
        ref={input}
        type="search"
        name="q"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-label={t("label")}
        placeholder={t("placeholder")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        autoFocus
        enterKeyHint="search"
        className="h-full min-w-0 flex-1 bg-transparent px-4 text-lg outline-none placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
      />
      {value && (
        <button
          type="button"
          aria-label={t("clear")}
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
          className={`${button("bare")} mr-1.5`}
        >
          <X className="size-5" aria-hidden />
        </button>
      )}
    </form>
  );
}
