"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import { startTransition } from "react";
import { button } from "@/app/components/button";
import { dialogOverlay, dialogPanel } from "@/app/components/dialog";
import { useToast } from "@/app/components/toasts";

/** Revokes a token, after asking. */
export function RevokeToken({
  id,
  name,
  revoke,
}: {
  id: string;
  name: string;
  revoke: (id: string) => Promise<void>;
}) {
  const t = useTranslations("tokens");
  const say = useToast();
  const router = useRouter();
  const confirm = () =>
    startTransition(async () => {
      try {
        await revoke(id);
        // Its row goes, and the button that held the focus with it.
        document.getElementById("tokens")?.focus();
        startTransition(() => router.refresh());
      } catch {
        say(t("revokeFailed"));
      }
    });
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className={button("quiet")}>
        {t("revoke")}
        <span className="sr-only">{name}</span>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={dialogOverlay} />
        <AlertDialog.Content className={dialogPanel}>
          <AlertDialog.Title className="text-lg font-semibold break-words">
            {t("revokeTitle", { name })}
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-soft">{t("revokeNote")}</AlertDialog.Description>
          <div className="mt-8 flex justify-end gap-3">
            <AlertDialog.Cancel className={button("quiet")}>{t("cancel")}</AlertDialog.Cancel>
            <AlertDialog.Action onClick={confirm} className={button("danger")}>
              {t("revoke")}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
