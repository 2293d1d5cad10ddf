"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A place in the top bar; it knows when it is here. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const here = usePathname() === href;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? "page" : undefined}
      className="flex min-h-11 max-w-44 items-center rounded-card px-3 text-sm font-medium text-soft transition-colors hover:text-ink aria-[current]:text-ink"
    >
      <span className="truncate">{children}</span>
    </Link>
  );
}

/** The classes of a tab in the phone's bar. */
export const tab = (here: boolean) =>
  `flex h-tabs w-full flex-col items-center justify-center gap-1 text-xs font-medium transition-colors ${here ? "text-ink" : "text-faint"}`;

/** A place in the phone's bar. */
export function TabLink({ href, label, icon }: { href: string; label: string; icon: ReactNode }) {
  const here = usePathname() === href;
  return (
    <Link href={href} prefetch={false} aria-current={here ? "page" : undefined} className={tab(here)}>
      {icon}
      {label}
    </Link>
  );
}
