"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { button } from "@/app/components/button";
import { dialogOverlay, dialogPanel } from "@/app/components/dialog";
import type { Created } from "./actions";
import { ShownToken } from "./shown-token";
import { TokenForm, type Wishes } from "./token-form";

/** Asks what the new token is for, and shows it, once: when the dialog closes, it is gone. */
export function NewToken({ create }: { create: (wishes: Wishes) => Promise<Created> }) {
  const t = useTranslations("tokens");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [token, setToken] = useState<string>();
  const change = (to: boolean) => {
    setToken(undefined);
    setOpen(to);
  };
  const save = async (wishes: Wishes) => {
    const created = await create(wishes);
    if ("problem" in created) return created.problem;
    setToken(created.token);
    router.refresh();
    return undefined;
  };
  return (
    <Dialog.Root open={open} onOpenChange={change}>
      <Dialog.Trigger className={button("quiet")}>
        <Plus className="size-5" aria-hidden />
        {t("new")}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={dialogOverlay} />
        <Dialog.Content
          className={dialogPanel}
          {...(token ? {} : { "aria-describedby": undefined })}
          // A tap beside it must not throw away what can't be shown again.
          onInteractOutside={(event) => token && event.preventDefault()}
        >
          <Dialog.Title className="text-lg font-semibold">{t(token ? "created" : "new")}</Dialog.Title>
          {token ? (
            <>
              <Dialog.Description className="mt-1 text-soft">{t("createdNote")}</Dialog.Description>
              <ShownToken token={token} />
              <div className="mt-8 flex justify-end">
                <Dialog.Close className={button("primary")}>{t("done")}</Dialog.Close>
              </div>
            </>
          ) : (
            <TokenForm save={save} />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
