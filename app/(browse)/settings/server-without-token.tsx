"use client";

import { TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useTransition } from "react";
import { button } from "@/app/components/button";
import { useToast } from "@/app/components/toasts";

type Props = { id: string; name: string; confirmed: boolean; save: (id: string) => Promise<void> };

/** What the owner must know of a server that takes everybody for its owner; and may confirm. */
export function ServerWithoutToken({ id, name, confirmed, save }: Props) {
  const t = useTranslations("settings");
  const words = useTranslations("toast");
  const say = useToast();
  const router = useRouter();
  const [isSaving, transition] = useTransition();
  const confirm = () =>
    transition(async () => {
      try {
        await save(id);
        startTransition(() => router.refresh());
      } catch {
        say(words("settingFailed"));
      }
    });
  if (confirmed) return <p className="basis-full text-sm text-faint">{t("openConfirmed")}</p>;
  return (
    <div className="flex basis-full items-start gap-3 rounded-card bg-lifted p-4 sm:gap-4 sm:p-5">
      <TriangleAlert aria-hidden className="mt-0.5 size-6 shrink-0 text-lamp" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p className="text-base font-semibold">{t("openTitle")}</p>
        <p className="mt-1 max-w-prose text-sm text-soft">{t("openText")}</p>
        <button type="button" disabled={isSaving} onClick={confirm} className={`${button("quiet")} mt-4`}>
          {t("openConfirm")}
          <span className="sr-only">: {name}</span>
        </button>
      </div>
    </div>
  );
}
