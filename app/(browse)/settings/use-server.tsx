"use client";

import { useTranslations } from "next-intl";
import { button } from "@/app/components/button";
import { useServerSwitch } from "@/app/components/server-switch";

/** Makes a server of the list the current one. */
export function UseServer({ id, name }: { id: string; name: string }) {
  const t = useTranslations("settings");
  const choose = useServerSwitch();
  return (
    <button type="button" onClick={() => choose(id)} className={button("quiet")}>
      {t("use")}
      <span className="sr-only">{name}</span>
    </button>
  );
}
