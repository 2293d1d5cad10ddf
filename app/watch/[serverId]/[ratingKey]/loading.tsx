import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";

/** The dark screen and the wheel that the player begins with, too. */
export default function WatchLoading() {
  const t = useTranslations("player");
  return (
    <main className="fixed inset-0 grid place-items-center bg-black">
      <div role="status">
        <LoaderCircle aria-hidden className="size-14 animate-spin" strokeWidth={1.25} />
        <span className="sr-only">{t("loading")}</span>
      </div>
    </main>
  );
}
