"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import { menuItem, menuPanel } from "@/app/components/menu";

/** The libraries that found no room in the bar. */
export function MoreLibraries({ label, links }: { label: string; links: { href: string; title: string }[] }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="flex min-h-11 items-center gap-1 rounded-card px-3 text-sm font-medium text-soft transition-colors hover:text-ink">
        {label}
        <ChevronDown className="size-4" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content sideOffset={6} align="start" className={menuPanel}>
        {links.map(({ href, title }) => (
          <DropdownMenu.Item key={href} asChild>
            <Link href={href} prefetch={false} className={menuItem}>
              {title}
            </Link>
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
