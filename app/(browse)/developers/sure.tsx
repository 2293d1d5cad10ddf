import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import type { RefObject } from "react";
import { button } from "@/app/components/button";
import { dialogOverlay, dialogPanel } from "@/app/components/dialog";

type Props = {
  /** The call that was asked for; the question stands while there is one. */
  call: string | undefined;
  onSure: () => void;
  onClose: () => void;
  /** What the keyboard goes back to. */
  back: RefObject<HTMLElement | null>;
};

/** Asks once more before a call that deletes. */
export function Sure({ call, onSure, onClose, back }: Props) {
  const t = useTranslations("developers");
  return (
    <AlertDialog.Root open={call !== undefined} onOpenChange={onClose}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={dialogOverlay} />
        <AlertDialog.Content className={dialogPanel} onCloseAutoFocus={() => back.current?.focus()}>
          <AlertDialog.Title className="text-lg font-semibold">{t("sure")}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-soft">
            {t("sureNote")} <code className="mt-3 block font-mono text-sm break-all text-ink">{call}</code>
          </AlertDialog.Description>
          <div className="mt-8 flex justify-end gap-3">
            <AlertDialog.Cancel className={button("quiet")}>{t("cancel")}</AlertDialog.Cancel>
            <AlertDialog.Action onClick={onSure} className={button("danger")}>
              {t("delete")}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
