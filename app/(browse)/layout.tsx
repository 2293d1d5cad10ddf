import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { viewerOrNull } from "@/app/page-data";
import { SearchKey } from "./search/search-key";
import { Live } from "./shell/live";
import { TabBar } from "./shell/tab-bar";
import { TopBar } from "./shell/top-bar";

/**
 * What surrounds every page of somebody who is signed in. It waits for nothing at Plex. For anybody else
 * the page itself leads to the sign-in page: it knows where to come back to.
 */
export default async function BrowseLayout({ children }: { children: ReactNode }) {
  const viewer = await viewerOrNull();
  if (!viewer) return children;
  return (
    <>
      <SkipLink />
      <TopBar viewer={viewer} />
      <main
        id="content"
        tabIndex={-1}
        className="min-h-[70svh] pb-[calc(var(--spacing-tabs)+4rem)] outline-none lg:pb-24"
      >
        {children}
      </main>
      <TabBar />
      <SearchKey />
      <Live current={viewer.currentServerId} made={now()} />
    </>
  );
}

/** The page is made anew for every request, so that it may look at the clock. */
const now = () => Date.now();

function SkipLink() {
  const t = useTranslations("app");
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-card bg-ink px-5 py-3 font-semibold text-black focus:translate-y-0"
    >
      {t("skip")}
    </a>
  );
}
