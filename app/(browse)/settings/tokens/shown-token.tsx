"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { button } from "@/app/components/button";

/** A new token, to be copied. */
export function ShownToken({ token }: { token: string }) {
  const t = useTranslations("tokens");
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<"copied" | "copyByHand">();
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(token);
      setState("copied");
    } catch {
      // Browsers lend the clipboard over https and on localhost only: what is selected can still be copied.
      setState("copyByHand");
    }
  };
  return (
    <div className="mt-5">
      <div className="flex gap-3">
        <input
          ref={field}
          readOnly
          value={token}
          aria-label={t("token")}
          onFocus={(event) => event.target.select()}
          className="h-11 min-w-0 flex-1 truncate rounded-card bg-black/40 px-4 font-mono text-sm"
        />
        <button type="button" onClick={copy} className={button("quiet")}>
          {state === "copied" ? (
            <Check className="size-5 text-lamp" aria-hidden />
          ) : (
            <Copy className="size-5" aria-hidden />
          )}
          {t("copy")}
        </button>
      </div>
      <p role="status" className="mt-3 min-h-5 text-sm text-soft">
        {state && t(state)}
      </p>
    </div>
  );
}
