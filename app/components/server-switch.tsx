"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { switchServer } from "@/app/queries/servers";
import type { Server } from "@/lib/servers";
import { useToast } from "./toasts";

/** Whose server it is. */
export function ServerOrigin({ owned, sourceTitle }: Pick<Server, "owned" | "sourceTitle">) {
  const t = useTranslations("nav");
  if (owned) return t("owned");
  return sourceTitle ? t("sharedBy", { name: sourceTitle }) : t("shared");
}

/** A function that makes a server the current one, then shows its home. */
export function useServerSwitch() {
  const t = useTranslations("toast");
  const say = useToast();
  const [, start] = useTransition();
  const choose = (id: string) =>
    start(async () => {
      try {
        await switchServer(id);
        // Everything on screen is about the other server: begin afresh.
        window.location.assign("/");
      } catch {
        say(t("serverFailed"));
      }
    });
  return choose;
}
