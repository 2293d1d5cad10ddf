import { useTranslations } from "next-intl";
import type { Tried } from "@/app/queries/try";

/** Longer answers are cut: a browser is slow with a megabyte of text. */
const MOST_CHARACTERS = 20_000;

const block = "mt-2 overflow-auto rounded-card bg-black p-4 font-mono text-xs leading-5 text-soft";

/** What a tried call brought: the answer first, its headers on demand. */
export function Outcome({ tried }: { tried: Tried | "offline" }) {
  const t = useTranslations("developers");
  if (tried === "offline") return <p className="px-4 pb-4 text-sm text-danger">{t("offline")}</p>;
  const { status, milliseconds, headers, bytes, text } = tried;
  return (
    <div className="px-4 pb-2">
      <p className="text-sm">
        <span className={`font-mono font-semibold ${status < 400 ? "text-ink" : "text-danger"}`}>
          {status}
        </span>{" "}
        <span className="text-faint">{t("outcome", { milliseconds, bytes })}</span>
      </p>
      <pre tabIndex={0} role="group" aria-label={t("answer")} className={`${block} max-h-96`}>
        {text === undefined ? t("noText") : text.slice(0, MOST_CHARACTERS)}
        {text && text.length > MOST_CHARACTERS && `\n${t("cut")}`}
      </pre>
      <details className="mt-2">
        <summary className="rounded-card text-sm leading-11 text-soft">{t("headers")}</summary>
        <pre tabIndex={0} role="group" aria-label={t("headers")} className={`${block} mb-2`}>
          {headers.map(([name, value]) => `${name}: ${value}`).join("\n")}
        </pre>
      </details>
    </div>
  );
}
