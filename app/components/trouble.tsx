import { CloudOff, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Empty } from "./empty";
import { TryAgain } from "./try-again";

const known = [
  "unreachable",
  "timeout",
  "unavailable",
  "rate_limited",
  "forbidden",
  "rejected",
  "no_servers",
  "not_found",
  "offline",
] as const;

/** The words for an error's code; codes nobody can do anything about share theirs. */
export const troubleWords = (code: string) => known.find((one) => one === code) ?? "other";

/** A page, or a large part of one, that can't be shown, with its reason in words. */
export function Trouble({
  code,
  heading,
  children,
}: {
  code: string;
  heading?: "h1" | "h2";
  children?: ReactNode;
}) {
  const t = useTranslations("trouble");
  const words = troubleWords(code);
  const switchable = words === "unreachable" || words === "timeout" || words === "unavailable";
  return (
    <div role="alert" className="gutter pt-bar">
      <Empty
        icon={words === "forbidden" ? Lock : CloudOff}
        title={t(words)}
        note={t(`${words}Note`)}
        heading={heading}
      >
        <TryAgain />
        {children}
        {switchable && <p className="w-full text-sm text-faint">{t("switch")}</p>}
      </Empty>
    </div>
  );
}
