"use client";

import { LogOut, Settings } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { useTransition } from "react";
import { Face } from "@/app/components/face";
import { menuItem, menuPanel } from "@/app/components/menu";

/** Who is signed in, and the way out. */
export function AccountMenu({ name, signOut }: { name: string; signOut: () => Promise<void> }) {
  const t = useTranslations("nav");
  const [pending, start] = useTransition();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={t("accountOf", { name })}
        className="grid size-11 place-items-center rounded-full"
      >
        <Face name={name} className="size-8 text-sm" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content sideOffset={6} align="end" collisionPadding={12} className={menuPanel}>
        <DropdownMenu.Label className="truncate px-3 py-2 text-sm font-semibold">{name}</DropdownMenu.Label>
        <DropdownMenu.Item asChild>
          <Link href="/settings" prefetch={false} className={menuItem}>
            <Settings className="size-4.5 text-soft" aria-hidden />
            {t("settings")}
          </Link>
        </DropdownMenu.Item>
        <DropdownMenu.Item className={menuItem} disabled={pending} onSelect={() => start(signOut)}>
          <LogOut className="size-4.5 text-soft" aria-hidden />
          {t("signOut")}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
