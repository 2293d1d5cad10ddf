import { Search } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { button } from "@/app/components/button";
import { NavLink } from "@/app/components/nav-link";
import { Wordmark } from "@/app/components/wordmark";
import type { Viewer } from "@/lib/auth/session";
import { signOutHere } from "../actions";
import { AccountMenu } from "./account-menu";
import { LibraryLinks } from "./library-links";
import { Servers } from "./servers";

/** The bar on top of every page; on a phone the tab bar below carries most of it. */
export async function TopBar({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations("nav");
  const app = await getTranslations("app");
  return (
    <header className="bar gutter sticky top-0 z-40 flex h-bar items-center gap-2 lg:gap-4">
      <Link href="/" prefetch={false} className="-ml-1 flex min-h-11 items-center rounded-card p-1">
        <Wordmark name={app("name")} />
      </Link>
      <nav aria-label={t("main")} className="ml-4 hidden min-w-0 flex-1 items-center gap-1 lg:flex">
        <NavLink href="/">{t("home")}</NavLink>
        <Suspense>
          <LibraryLinks />
        </Suspense>
      </nav>
      <div className="ml-auto flex items-center gap-1">
        <Link
          href="/search"
          prefetch={false}
          className="hidden h-11 w-52 items-center gap-3 rounded-card bg-white/10 px-4 text-sm text-soft transition-colors hover:bg-white/16 hover:text-ink lg:flex"
        >
          <Search className="size-4.5" aria-hidden />
          {t("search")}
          <kbd aria-hidden className="ml-auto rounded-sm bg-white/10 px-1.5 font-sans text-xs">
            /
          </kbd>
        </Link>
        <Suspense fallback={<span className={button("bare")} />}>
          <Servers />
        </Suspense>
        <AccountMenu name={viewer.title} signOut={signOutHere} />
      </div>
    </header>
  );
}
