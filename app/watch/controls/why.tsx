import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import type { RefObject } from "react";
import type { Playback } from "../playback/playback";
import { ControlButton } from "./control-button";
import { useSnapshot } from "./use-playback";

const reasons = ["container", "video", "audio", "track", "subtitle", "quality", "asked"] as const;

/** How the film gets here, and why not simply as it is: in words. */
export function Why({ playback, root }: { playback: Playback; root: RefObject<HTMLElement | null> }) {
  const t = useTranslations("player");
  const mode = useSnapshot(playback, (one) => one.mode);
  const reason = useSnapshot(playback, (one) => one.reason);
  const known = reasons.find((one) => one === reason);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <ControlButton icon={Info} label={t("how")} data-own-keys />
      </Popover.Trigger>
      <Popover.Portal container={root.current}>
        <Popover.Content
          data-own-keys
          className="z-50 w-72 rounded-card bg-raised p-4 shadow-lift outline-none animate-rise"
          aria-label={t("how")}
          side="top"
          align="end"
          sideOffset={12}
          collisionPadding={12}
        >
          {mode === undefined || mode === "refused" ? (
            <p className="text-sm">{t("notYet")}</p>
          ) : (
            <>
              <p className="font-semibold">{t(`mode.${mode}`)}</p>
              <p className="mt-1 text-sm text-soft">{t(`modeMeans.${mode}`)}</p>
              {known && mode !== "directplay" && (
                <p className="mt-2 text-sm text-soft">{t(`reason.${known}`)}</p>
              )}
            </>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
