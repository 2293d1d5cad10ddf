"use client";

import { Clapperboard, LibraryBig, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { button } from "@/app/components/button";
import { tab } from "@/app/components/nav-link";

/** The libraries, from below, on a phone. */
export function LibrarySheet({ links }: { links: { href: string; title: string }[] }) {
  const t = useTranslations("nav");
  const here = usePathname();
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className={tab(links.some(({ href }) => href === here))}>
        <LibraryBig className="size-5.5" aria-hidden />
        {t("libraries")}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Content
          aria-describedby={undefined}
          className="animate-rise fixed inset-x-0 bottom-0 z-50 max-h-[80dvh] overflow-y-auto rounded-t-card bg-raised p-4 pb-[calc(1.5rem+env(safe-area-inset-bottom))]"
        >
          <div className="flex items-center justify-between">
            <Dialog.Title className="px-2 text-lg font-semibold">{t("libraries")}</Dialog.Title>
            <Dialog.Close aria-label={t("close")} className={button("bare")}>
              <X className="size-5" aria-hidden />
            </Dialog.Close>
          </div>
          {links.length === 0 && <p className="px-2 py-4 text-soft">{t("noLibraries")}</p>}
          <ul className="mt-2">
            {links.map(({ href, title }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  aria-current={href === here ? "page" : undefined}
                  onClick={() => setOpen(false)}
                  className="flex min-h-12 items-center gap-4 rounded-card px-2 font-medium text-soft hover:bg-white/10 aria-[current]:text-ink"
                >
                  <Clapperboard className="size-5 text-faint" aria-hidden />
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
