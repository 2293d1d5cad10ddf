import { useTranslations } from "next-intl";
import { NotFoundWords } from "./components/not-found-words";

/** An address that nothing answers to, in nobody's name. */
export default function NotFound() {
  const t = useTranslations("trouble");
  return (
    <main className="grid min-h-dvh place-items-center px-6">
      <title>{t("notFoundTitle")}</title>
      <NotFoundWords />
    </main>
  );
}
