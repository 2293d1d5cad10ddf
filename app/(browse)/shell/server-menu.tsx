"use client";

import { Check, Server as ServerIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { menuItem, menuPanel } from "@/app/components/menu";
import { ServerOrigin, useServerSwitch } from "@/app/components/server-switch";
import type { Server } from "@/lib/servers";

/** Chooses the server that home, the libraries and the search are about. */
export function ServerMenu({ servers }: { servers: Server[] }) {
  const t = useTranslations("nav");
  const choose = useServerSwitch();
  const current = servers.find(({ isActive }) => isActive);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={t("server", { name: current?.name ?? "" })}
        className="flex h-11 min-w-11 items-center justify-center gap-2 rounded-card px-3 text-sm font-medium text-soft transition-colors hover:bg-white/10 hover:text-ink"
      >
        <ServerIcon className="size-5" aria-hidden />
        <span className="hidden max-w-36 truncate 2xl:inline">{current?.name}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content sideOffset={6} align="end" collisionPadding={12} className={menuPanel}>
        <DropdownMenu.Label className="px-3 py-2 text-xs font-medium text-faint">
          {t("servers")}
        </DropdownMenu.Label>
        <DropdownMenu.RadioGroup value={current?.id} onValueChange={choose}>
          {servers.map((server) => (
            <DropdownMenu.RadioItem key={server.id} value={server.id} className={`${menuItem} pr-10`}>
              <span className="min-w-0">
                <span className="block truncate">{server.name}</span>
                <span className="block truncate text-xs text-faint">
                  <ServerOrigin {...server} />
                </span>
              </span>
              <DropdownMenu.ItemIndicator className="absolute right-3">
                <Check className="size-4.5" aria-hidden />
              </DropdownMenu.ItemIndicator>
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
