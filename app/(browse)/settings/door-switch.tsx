"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Switch } from "radix-ui";
import { startTransition, useOptimistic } from "react";
import { useToast } from "@/app/components/toasts";

/** Whether anybody may enter, for the owner to decide. */
export function DoorSwitch({ open, save }: { open: boolean; save: (open: boolean) => Promise<void> }) {
  const t = useTranslations("settings");
  const words = useTranslations("toast");
  const say = useToast();
  const router = useRouter();
  const [shown, show] = useOptimistic(open);
  const change = (to: boolean) =>
    startTransition(async () => {
      show(to);
      try {
        await save(to);
        startTransition(() => router.refresh());
      } catch {
        say(words("settingFailed"));
      }
    });
  return (
    <div className="mt-4 flex items-center gap-6 rounded-card bg-surface p-5">
      <label htmlFor="door" className="flex-1">
        <span className="block text-base font-medium">{t("open")}</span>
        <span className="mt-1 block text-sm text-faint">{t("openNote")}</span>
      </label>
      <Switch.Root
        id="door"
        checked={shown}
        onCheckedChange={change}
        className="relative h-8 w-14 shrink-0 before:absolute before:-inset-2 rounded-full bg-lifted p-1 transition-colors data-[state=checked]:bg-lamp"
      >
        <Switch.Thumb className="block size-6 rounded-full bg-ink transition-transform data-[state=checked]:translate-x-6 data-[state=checked]:bg-black" />
      </Switch.Root>
    </div>
  );
}
