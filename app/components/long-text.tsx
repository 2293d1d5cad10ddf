"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState } from "react";

/** A description cut after a few lines, with the rest on demand where there is one. */
export function LongText({ text }: { text: string }) {
  const t = useTranslations("item");
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);

  useLayoutEffect(() => {
    const element = paragraph.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (!element.dataset["open"]) setCut(element.scrollHeight > element.clientHeight + 1);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div className="mt-4 max-w-2xl">
      <p
        ref={paragraph}
        data-open={open || undefined}
        className={`text-base text-soft ${open ? "" : "line-clamp-4 sm:line-clamp-3"}`}
      >
        {text}
      </p>
      {cut && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="-mb-2 min-h-11 rounded-card pr-3 text-sm font-semibold text-ink hover:underline"
        >
          {t(open ? "summaryLess" : "summaryMore")}
        </button>
      )}
    </div>
  );
}
