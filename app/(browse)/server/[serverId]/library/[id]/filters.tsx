"use client";

import { ArrowDownWideNarrow, Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { menuItem, menuPanel } from "@/app/components/menu";
import { isSort, type Sort, searchOf, sorts } from "./view";

const pill =
  "inline-flex min-h-11 items-center gap-2 rounded-full px-4 text-sm font-medium transition-colors bg-surface text-soft hover:bg-raised hover:text-ink aria-pressed:bg-ink aria-pressed:text-black";

/** Order and filter; both change the address, and the page follows it. */
export function Filters({ sort, unwatched }: { sort: Sort; unwatched: boolean }) {
  const t = useTranslations("library");
  const router = useRouter();
  const go = (to: Sort, only: boolean) => router.push(`${window.location.pathname}${searchOf(to, only)}`);
  const names = Object.keys(sorts).filter(isSort);
  return (
    <div className="flex flex-wrap gap-2">
      <button type="button" aria-pressed={unwatched} onClick={() => go(sort, !unwatched)} className={pill}>
        {t("unwatched")}
      </button>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className={pill} aria-label={t("sortedBy", { sort: t(`sorts.${sort}`) })}>
          <ArrowDownWideNarrow className="size-4.5" aria-hidden />
          {t(`sorts.${sort}`)}
        </DropdownMenu.Trigger>
        <DropdownMenu.Content sideOffset={6} align="end" collisionPadding={12} className={menuPanel}>
          <DropdownMenu.RadioGroup value={sort} onValueChange={(to) => isSort(to) && go(to, unwatched)}>
            {names.map((name) => (
              <DropdownMenu.RadioItem key={name} value={name} className={`${menuItem} pr-10`}>
                {t(`sorts.${name}`)}
                <DropdownMenu.ItemIndicator className="absolute right-3">
                  <Check className="size-4.5" aria-hidden />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
    </div>
  );
}
