import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { button } from "./button";
import { Empty } from "./empty";

/** What to say when there is nothing at an address. */
export function NotFoundWords() {
  const t = useTranslations("trouble");
  return (
    <Empty icon={SearchX} title={t("notFoundTitle")} note={t("notFoundNote")} heading="h1">
      <Link href="/" className={button("primary")}>
        {t("home")}
      </Link>
    </Empty>
  );
}
