"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { button } from "./button";

/** Asks the server for the page once more; only what failed is fetched again, the rest is cached. */
export function TryAgain() {
  const t = useTranslations("trouble");
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <button
      type="button"
      aria-disabled={pending}
      onClick={() => !pending && start(() => router.refresh())}
      className={button("quiet")}
    >
      <RotateCw className={`size-5 ${pending ? "animate-spin" : ""}`} aria-hidden />
      {t("again")}
    </button>
  );
}
