import { House, Search, Settings } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TabLink } from "@/app/components/nav-link";
import { answerOf } from "@/app/page-data";
import { currentLibraries } from "./library-links";
import { LibrarySheet } from "./library-sheet";

/** The bar at a phone's thumb. */
export async function TabBar() {
  const t = await getTranslations("nav");
  return (
    <nav
      aria-label={t("tabs")}
      className="fixed inset-x-0 bottom-0 z-40 grid grid-cols-4 bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur lg:hidden"
    >
      <TabLink href="/" label={t("home")} icon={<House className="size-5.5" aria-hidden />} />
      <Suspense fallback={<LibrarySheet links={[]} />}>
        <Libraries />
      </Suspense>
      <TabLink href="/search" label={t("search")} icon={<Search className="size-5.5" aria-hidden />} />
      <TabLink href="/settings" label={t("settings")} icon={<Settings className="size-5.5" aria-hidden />} />
    </nav>
  );
}

async function Libraries() {
  const answer = await answerOf(currentLibraries());
  return <LibrarySheet links={answer.ok ? answer.value : []} />;
}
